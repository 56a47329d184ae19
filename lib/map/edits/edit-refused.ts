/** Why a step cannot be taken; thrown within the edits alone, and a value beyond them. */
export class EditRefused extends Error {}
