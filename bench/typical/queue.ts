import { PgBoss } from "pg-boss";

export const QUEUE = "deliver-lead";

/** pg-boss on the database of the leads; workers hear of new jobs at once. */
export async function openQueue(connectionString: string, max: number): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString, max, useListenNotify: true });
  boss.on("error", (error) => process.stderr.write(`${error.message}\n`));
  await boss.start();
  await boss.createQueue(QUEUE, { notify: true, retryLimit: 5, retryBackoff: true, partition: true });
  return boss;
}
