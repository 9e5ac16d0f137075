/** Says whether the left item comes before the right one. */
export type Less = (left: unknown, right: unknown) => boolean;

const blockSize = 20;

/**
 * Sorts as Go's stable sort does: insertion sort of blocks of twenty, then symmetric merges. With a comparator that is
 * no order (one that gives booleans, or random numbers) the result depends on which items are compared, so the steps
 * must be the same.
 */
export function stableSort(items: unknown[], count: number, less: Less): unknown[] {
  const sorter = new StableSorter(items, less);
  let start = 0;
  for (; start + blockSize <= count; start += blockSize) sorter.insertion(start, start + blockSize);
  sorter.insertion(start, count);
  for (let size = blockSize; size < count; size *= 2) {
    start = 0;
    for (; start + 2 * size <= count; start += 2 * size) sorter.merge(start, start + size, start + 2 * size);
    if (start + size < count) sorter.merge(start, start + size, count);
  }
  return items;
}

class StableSorter {
  private readonly items: unknown[];
  private readonly order: Less;

  constructor(items: unknown[], order: Less) {
    this.items = items;
    this.order = order;
  }

  insertion(from: number, to: number): void {
    for (let i = from + 1; i < to; i++) {
      for (let j = i; j > from && this.less(j, j - 1); j--) this.swap(j, j - 1);
    }
  }

  merge(from: number, middle: number, to: number): void {
    if (middle - from === 1) {
      const place = this.search(middle, to, (at) => this.less(at, from));
      for (let k = from; k < place - 1; k++) this.swap(k, k + 1);
      return;
    }
    if (to - middle === 1) {
      const place = this.search(from, middle, (at) => !this.less(middle, at));
      for (let k = middle; k > place; k--) this.swap(k, k - 1);
      return;
    }
    const half = (from + to) >>> 1;
    const sum = half + middle;
    const late = middle > half;
    const last = sum - 1;
    const start = this.search(late ? sum - to : from, late ? half : middle, (at) => !this.less(last - at, at));
    const end = sum - start;
    if (start < middle && middle < end) this.rotate(start, middle, end);
    if (from < start && start < half) this.merge(from, start, half);
    if (half < end && end < to) this.merge(half, end, to);
  }

  /** The first place in a range where the condition, true at first, is false. */
  private search(low: number, high: number, holds: (at: number) => boolean): number {
    let from = low;
    let to = high;
    while (from < to) {
      const at = (from + to) >>> 1;
      if (holds(at)) from = at + 1;
      else to = at;
    }
    return from;
  }

  /** Exchanges the neighbouring ranges from–middle and middle–to. */
  private rotate(from: number, middle: number, to: number): void {
    let left = middle - from;
    let right = to - middle;
    while (left !== right) {
      if (left > right) {
        this.swapRange(middle - left, middle, right);
        left -= right;
      } else {
        this.swapRange(middle - left, middle + right - left, left);
        right -= left;
      }
    }
    this.swapRange(middle - left, middle, left);
  }

  private swapRange(first: number, second: number, count: number): void {
    for (let i = 0; i < count; i++) this.swap(first + i, second + i);
  }

  private less(left: number, right: number): boolean {
    return this.order(this.items[left], this.items[right]);
  }

  private swap(left: number, right: number): void {
    const items = this.items;
    const kept = items[left];
    items[left] = items[right];
    items[right] = kept;
  }
}
