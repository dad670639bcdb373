import { InvalidRequestError, type Issue } from "@guestcard/sdk";
import {
  createContext,
  type ReactNode,
  type SubmitEvent,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { Failure } from "./failure.tsx";
import { IssueList } from "./issue-list.tsx";

type Issues = {
  readonly all: readonly Issue[];
  /** The ids of the fields that are there, by their names. */
  readonly fields: Map<string, string>;
};

const IssuesContext = createContext<Issues>({ all: [], fields: new Map() });

/** What is wrong with the field of this name, as the API's path names it (`credentials.baseUrl`). */
export function useFieldIssues(name: string, id: string): string[] {
  const { all, fields } = useContext(IssuesContext);
  useEffect(() => {
    // A control that is part of another's name has none of its own.
    if (name === "") return undefined;
    fields.set(name, id);
    return () => void fields.delete(name);
  }, [fields, name, id]);
  return all.filter(({ path }) => path.join(".") === name).map(({ message }) => message);
}

type Props = {
  /** What the form holds: of each field that is filled in, its text. */
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void;
  /** How the last try failed. */
  readonly error: unknown;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A form. What the API refuses is shown in a list that takes the focus, and at the fields themselves. */
export function Form({ onSubmit, error, children, className }: Props) {
  const [fields] = useState(() => new Map<string, string>());
  const failure = useRef<HTMLDivElement>(null);
  const issues = error instanceof InvalidRequestError ? error.issues : [];
  useEffect(() => {
    if (error !== null && error !== undefined) failure.current?.focus();
  }, [error]);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit(valuesOf(new FormData(event.currentTarget, event.nativeEvent.submitter)));
  };
  return (
    <IssuesContext value={{ all: issues, fields: fields }}>
      <form noValidate onSubmit={submit} className={className}>
        {error !== null && error !== undefined && (
          <div ref={failure} tabIndex={-1} className="mb-5 rounded-lg">
            {issues.length > 0 ? <IssueList issues={issues} fields={fields} /> : <Failure error={error} />}
          </div>
        )}
        {children}
      </form>
    </IssuesContext>
  );
}

function valuesOf(data: FormData): Readonly<Record<string, string>> {
  const filled = [...data].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() !== "" ? [[name, value.trim()] as const] : [],
  );
  return Object.fromEntries(filled);
}
