import assert from "node:assert/strict";

/** One sample of a scrape: its name (with `_bucket` and so on), labels and value. */
export type Sample = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

/** What a scrape brought. */
export type Scrape = {
  readonly text: string;
  readonly samples: readonly Sample[];
  /** The sum of the samples of that name that have those labels; null where there is none. */
  readonly value: (name: string, labels?: Record<string, string>) => number | null;
};

/** Scrapes a process as Prometheus does. @throws AssertionError where it does not answer in Prometheus' text format. */
export async function scrape(url: string | null, token: string | null = null): Promise<Scrape> {
  const answer = await fetch(new URL("/metrics", url ?? "http://none.invalid"), {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  const text = await answer.text();
  assert.equal(answer.status, 200, text);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  const samples = text
    .split("\n")
    .flatMap((line) => (line === "" || line.startsWith("#") ? [] : [sampleOf(line)]));
  return {
    text,
    samples,
    value: (name, labels = {}) => {
      const fitting = samples.filter(
        (sample) =>
          sample.name === name &&
          Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
      );
      return fitting.length === 0 ? null : fitting.reduce((sum, { value }) => sum + value, 0);
    },
  };
}

function sampleOf(line: string): Sample {
  const match = /^([a-z_:]\w*)(?:\{(.*)\})? (\S+)$/i.exec(line);
  if (!match) throw new Error(`Not a sample: ${line}`);
  const [, name = "", labels = "", value] = match;
  return {
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]),
    ),
    value: Number(value),
  };
}
