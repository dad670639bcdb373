import { SaxesParser } from "saxes";

/** An element of a request, by local name; namespaces, order and what is not known are ignored (wire.md §2). */
export type Element = { readonly name: string; readonly children: Element[]; text: string };

/** Thrown where a request cannot be read. */
export class Unreadable extends Error {}

const DEEPEST = 64;

/** Parses a request. @throws Unreadable where it is not well-formed or has a document type. */
export function parse(xml: string): Element {
  const parser = new SaxesParser({ position: false });
  const open: Element[] = [];
  let root: Element | null = null;
  parser.on("error", (error) => {
    throw new Unreadable(error.message);
  });
  parser.on("doctype", () => {
    throw new Unreadable("DTD is prohibited in this XML document.");
  });
  parser.on("opentag", (tag) => {
    if (open.length >= DEEPEST) throw new Unreadable("The maximum read depth was exceeded.");
    open.push({ name: tag.name.slice(tag.name.indexOf(":") + 1), children: [], text: "" });
  });
  const onText = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (element?.children.length === 0) element.text = detached(element.text);
    if (element && parent) parent.children.push(element);
    else if (element) root = element;
  });
  parser.write(xml).close();
  if (!root) throw new Unreadable("Root element is missing.");
  return root;
}

/** A copy that does not keep the whole request in memory, as a slice of it does in V8 from 13 characters on. */
const detached = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString());

/** The first child of that name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** The text of a child, null where it is absent. */
export function textOf(element: Element | undefined, name: string): string | null {
  return child(element, name)?.text ?? null;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;",
};

export const escape = (text: string): string => text.replace(/[&<>"\r]/g, (found) => ESCAPES[found] ?? found);

/** `<name>text</name>`; null is an empty element, RPX's way of saying null (§6). */
export const tag = (name: string, text: string | number | null): string =>
  text === null ? `<${name}/>` : `<${name}>${escape(String(text))}</${name}>`;
