import { PageHeader } from "@/components/layout/page-header";
import { VisibleText } from "@/components/ui/visible-text";
import { DimensionPickers } from "./dimension-picker";

/** The map's place where its crossing could not be counted: the rest of the page stays. */
export function CrossingFailure({ title, message }: { title: string; message: string }) {
  return (
    <div className="px-4 py-4 lg:px-6">
      <PageHeader title={title} synthetic={false} />
      <div className="mb-3 flex flex-wrap gap-2">
        <DimensionPickers />
      </div>
      <section role="alert" className="max-w-2xl rounded-lg border border-alarm p-5">
        <h2 className="mb-1 text-[15px] text-alarm">The map failed to load</h2>
        <p>
          <VisibleText text={message} />
        </p>
      </section>
    </div>
  );
}
