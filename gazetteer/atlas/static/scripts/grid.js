// Boxes on the screen, [left, top, right, bottom], in a grid, so that ten thousand of them are searched quickly.

/** Whether two boxes overlap. @param {number[]} a @param {number[]} b */
export const meets = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

export class Grid {
  /** @param {number} [size] edge of a cell in pixels */
  constructor(size = 64) {
    this.size = size;
    /** @type {Map<number, [number[], any][]>} */
    this.cells = new Map();
  }

  /** @param {number[]} box */
  *keys(box) {
    for (let x = Math.floor(box[0] / this.size); x <= box[2] / this.size; x++) {
      for (let y = Math.floor(box[1] / this.size); y <= box[3] / this.size; y++) yield x * 4096 + y;
    }
  }

  /** @param {number[]} box @param {any} [owner] */
  add(box, owner) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push([box, owner]);
      else this.cells.set(key, [[box, owner]]);
    }
  }

  /** The owners of the boxes that overlap a box. @param {number[]} box */
  under(box) {
    const found = new Set();
    for (const key of this.keys(box)) {
      for (const [other, owner] of this.cells.get(key) ?? []) if (meets(box, other)) found.add(owner);
    }
    return found;
  }

  /** Whether no box overlaps except the owner's own. @param {number[]} box @param {any} [owner] */
  free(box, owner) {
    for (const key of this.keys(box)) {
      for (const [other, whose] of this.cells.get(key) ?? []) {
        if ((owner === undefined || whose !== owner) && meets(box, other)) return false;
      }
    }
    return true;
  }
}
