import { SaxesParser } from "saxes";

/** An element by its local name; namespaces and attributes play no part in RPX's replies, but for a few of getunitlist. */
export type XmlElement = {
  readonly name: string;
  /** The name in lower case, by which elements are found. */
  readonly key: string;
  readonly children: XmlElement[];
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
};

/** Thrown where a reply is not XML that we read: broken, too large, too deep, or with a document type. */
export class UnreadableXml extends Error {}

/** Thrown where a reply is beyond its limit; the rest need not be read. */
export class TooLargeXml extends UnreadableXml {}

export type XmlLimits = {
  /** Bytes of the reply. */
  readonly bytes: number;
  readonly depth: number;
};

/** saxes hangs on nesting of 100,000 (stack.md); RPX's deepest reply has about 12 levels. */
const DEEPEST = 64;

export const SMALL_REPLY: XmlLimits = { bytes: 4 * 1024 * 1024, depth: DEEPEST };
export const LARGE_REPLY: XmlLimits = { bytes: 512 * 1024 * 1024, depth: DEEPEST };

/** A reply repeats a few names; one with more than so many is not kept in mind. */
const MOST_NAMES = 1000;

type Name = Pick<XmlElement, "name" | "key">;

function localName(qualified: string): Name {
  const name = qualified.slice(qualified.indexOf(":") + 1);
  return { name, key: name.toLowerCase() };
}

/**
 * Reads a reply as it comes. Elements named in `items`, case aside, are handed out one by one as they end and not kept,
 * so that a large reply needs little memory; everything else becomes a tree.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #limits: XmlLimits;
  readonly #open: XmlElement[] = [];
  readonly #names = new Map<string, Name>();
  #root: XmlElement | null = null;
  #bytes = 0;
  #finished: XmlElement[] = [];

  /** @param charset of the Content-Type; RPX sends UTF-8. @throws UnreadableXml on one that is not known. */
  constructor(limits: XmlLimits, items: ReadonlySet<string>, charset: string) {
    this.#limits = limits;
    try {
      this.#decoder = new TextDecoder(charset, { fatal: true });
    } catch (error) {
      throw new UnreadableXml(`The reply is in ${charset}.`, { cause: error });
    }
    const parser = this.#parser;
    parser.on("doctype", () => {
      throw new UnreadableXml("The reply has a document type.");
    });
    parser.on("error", (error) => {
      throw new UnreadableXml(`The reply is not well-formed XML: ${error.message}`);
    });
    parser.on("opentag", (tag) => this.#start(tag.name, tag.attributes as Record<string, string>));
    parser.on("text", (text) => {
      const element = this.#open.at(-1);
      if (element) element.text += text;
    });
    parser.on("cdata", (text) => {
      const element = this.#open.at(-1);
      if (element) element.text += text;
    });
    const itemNames = new Set([...items].map((name) => name.toLowerCase()));
    parser.on("closetag", () => this.#end((element) => itemNames.has(element.key)));
  }

  /** Reads on. Returns the items that ended. @throws UnreadableXml */
  read(chunk: Uint8Array): readonly XmlElement[] {
    this.#bytes += chunk.byteLength;
    if (this.#bytes > this.#limits.bytes) throw new TooLargeXml("The reply is too large.");
    this.#parser.write(this.#decode(chunk, true));
    const finished = this.#finished;
    this.#finished = [];
    return finished;
  }

  /** Ends the reply and returns its root. @throws UnreadableXml where it is cut off or empty. */
  end(): XmlElement {
    this.#parser.write(this.#decode(new Uint8Array(), false));
    this.#parser.close();
    if (!this.#root) throw new UnreadableXml("The reply is empty.");
    return this.#root;
  }

  #decode(chunk: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder.decode(chunk, { stream });
    } catch (error) {
      throw new UnreadableXml("The reply is not in the encoding that it says.", { cause: error });
    }
  }

  #start(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length >= this.#limits.depth) throw new UnreadableXml("The reply is nested too deeply.");
    const { name: local, key } = this.#nameOf(name);
    this.#open.push({ name: local, key, children: [], attributes, text: "" });
  }

  #nameOf(qualified: string): Name {
    const known = this.#names.get(qualified);
    if (known) return known;
    const name = localName(qualified);
    if (this.#names.size < MOST_NAMES) this.#names.set(qualified, name);
    return name;
  }

  #end(isItem: (element: XmlElement) => boolean): void {
    const element = this.#open.pop();
    if (!element) return;
    const parent = this.#open.at(-1);
    if (!parent) this.#root = element;
    else if (isItem(element) && !this.#open.some(isItem)) this.#finished.push(element);
    else parent.children.push(element);
  }
}

/** The first child of that name, case aside (RPX's casing differs between methods, §6). */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const wanted = name.toLowerCase();
  return element?.children.find((candidate) => candidate.key === wanted);
}

/** All children of that name; one or many look alike (§6). */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  const wanted = name.toLowerCase();
  return element?.children.filter((candidate) => candidate.key === wanted) ?? [];
}

/** The first descendant of that name. */
export function find(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return findAll(element, name)[0];
}

/** All descendants, or those of that name, wherever they stand. */
export function findAll(element: XmlElement | undefined, name?: string): XmlElement[] {
  const wanted = name?.toLowerCase();
  const found: XmlElement[] = [];
  const visit = (current: XmlElement): void => {
    for (const candidate of current.children) {
      if (wanted === undefined || candidate.key === wanted) found.push(candidate);
      visit(candidate);
    }
  };
  if (element) visit(element);
  return found;
}

/** The text of the child of that name without blanks around it; null where it is absent or empty (RPX's null, §6). */
export function textOf(element: XmlElement | undefined, name: string): string | null {
  const text = child(element, name)?.text.trim();
  return text === undefined || text === "" ? null : text;
}
