-- AlterTable
ALTER TABLE "import_file" ADD COLUMN     "is_foreign" BOOLEAN NOT NULL DEFAULT false;
