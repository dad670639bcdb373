import { Link } from "wouter";
import { buttonClasses } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** Where a link leads to nothing. */
export function NoSuchPage() {
  return (
    <>
      <PageHeader title="There is no such page" hint="The link may be old, or part of it is missing." />
      <Link href="/" className={buttonClasses("primary")}>
        To the overview
      </Link>
    </>
  );
}
