import { readFile } from "node:fs/promises";
import { parseDocument } from "yaml";

export const ROOT = new URL("../../../../", import.meta.url).pathname;

/** Where alert rules and dashboard are, for the chart and for whoever has none. */
export const RULES = "deploy/helm/guestcard/files/alerts.yaml";
export const DASHBOARD = "deploy/helm/guestcard/files/dashboard.json";

export const readText = (path: string): Promise<string> => readFile(`${ROOT}${path}`, "utf8");

/** A YAML file, with the faults of its syntax thrown. */
export async function readYaml(path: string): Promise<any> {
  const document = parseDocument(await readText(path), { merge: true });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) throw new Error(`${path}: ${fault.message}`);
  return document.toJS();
}

/** An instruction of a Dockerfile: its name in capitals, and what follows with continued lines joined. */
export type Instruction = { readonly name: string; readonly text: string };

/** The stages of the Dockerfile, in order; the last one is the image. */
export async function readStages(): Promise<Instruction[][]> {
  const stages: Instruction[][] = [];
  const lines = (await readText("deploy/Dockerfile")).replaceAll(/\\\n/g, " ").split("\n");
  for (const line of lines) {
    const [, name, text] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === undefined || text === undefined) continue;
    if (name === "FROM") stages.push([]);
    stages.at(-1)?.push({ name, text: text.replaceAll(/\s+/g, " ") });
  }
  return stages;
}

/** The environment that the image sets. */
export function environmentOf(stage: readonly Instruction[]): Record<string, string> {
  const pairs = stage.filter(({ name }) => name === "ENV").flatMap(({ text }) => text.split(" "));
  return Object.fromEntries(pairs.map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]));
}
