/**
 * Works on items, `most` of them at once, and hands the results over in the order of the items.
 * @param work where it throws, nothing more is begun, what is under way is waited for, and the first error is thrown.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const result = work(item);
      // Its error is met in its turn; until then it is nobody's.
      result.catch(() => undefined);
      underWay.push(result);
      const oldest = underWay.length >= most ? underWay.shift() : undefined;
      if (oldest) yield await oldest;
    }
    for (let oldest = underWay.shift(); oldest; oldest = underWay.shift()) yield await oldest;
  } finally {
    await Promise.allSettled(underWay);
  }
}
