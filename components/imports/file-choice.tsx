import type { Dispatch, ReactNode, SetStateAction } from "react";
import { addChoice, type Choice, removeFile } from "./chosen-files";
import { ChosenList } from "./chosen-list";
import { FileDrop } from "./file-drop";

/** Where files are chosen, and what was; `children` are what to do with them. */
export function FileChoice({
  choice,
  onChange,
  children,
}: {
  choice: Choice;
  onChange: Dispatch<SetStateAction<Choice>>;
  children: ReactNode;
}) {
  return (
    <>
      <FileDrop onChoose={(added) => onChange((before) => addChoice(before, added))} />
      {choice.files.length + choice.unreadable.length > 0 && (
        <>
          <ChosenList choice={choice} onRemove={(name) => onChange((before) => removeFile(before, name))} />
          {children}
        </>
      )}
    </>
  );
}
