import type { Issue } from "@guestcard/sdk";
import { Callout } from "./callout.tsx";

type Props = {
  readonly issues: readonly Issue[];
  /** The ids of fields, by their names. */
  readonly fields: ReadonlyMap<string, string>;
};

/** Everything that the API found wrong at once; each leads to its field. */
export function IssueList({ issues, fields }: Props) {
  const title =
    issues.length === 1 ? "One thing is not right yet" : `${issues.length} things are not right yet`;
  return (
    <Callout tone="bad" title={title}>
      <ul className="list-inside list-disc">
        {issues.map(({ path, message }) => {
          const name = path.join(".");
          const id = fields.get(name);
          return (
            <li key={name + message}>
              {id === undefined ? (
                <code className="font-mono text-xs">{name === "" ? "request" : name}</code>
              ) : (
                <a
                  href={`#${id}`}
                  className="font-mono text-xs underline"
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(id)?.focus();
                  }}
                >
                  {name}
                </a>
              )}
              {": "}
              {message}
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}
