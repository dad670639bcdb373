/**
 * Does `action` for each item, `most` at a time, in order of their turn. After one has thrown no further one begins.
 * @throws what the first to throw threw, once all that had begun are over.
 */
export async function inParallel<T>(
  items: readonly T[],
  most: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  let thrown: { readonly error: unknown } | null = null;
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (thrown) return;
      try {
        await action(item);
      } catch (error) {
        thrown ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  const first = thrown as { readonly error: unknown } | null;
  if (first) throw first.error;
}
