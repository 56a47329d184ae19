import Form from "next/form";

/** Names a new project; the page it leads to takes the first logs. Works without JavaScript. */
export function NewProjectForm() {
  return (
    <Form action="/new" aria-label="New project" className="flex flex-wrap gap-2">
      <input
        name="project"
        required
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        aria-label="Name of the new project"
        placeholder="my-evals"
        className="control w-60 placeholder:text-dim"
      />
      <button type="submit" className="control control-primary">
        New project: choose logs
      </button>
    </Form>
  );
}
