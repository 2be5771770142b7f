import { ValidateIf } from "class-validator";
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import { Cost } from "./cost.js";
import type { CursorBearer } from "./list-cursors.js";
import { PageSize } from "./validation.js";

/** Forward paging: the `first` rows `after` a cursor. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 20,
    description: "How many, 0 to 100 unless the hub is set otherwise.",
  })
  @ValidateIf((page: PageArgs) => page.first !== null)
  @PageSize(0)
  first!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The cursor of the last one already seen: `pageInfo.endCursor` of the page before.",
  })
  after?: string | null;
}

/** The size of a page, and the cursor after which it begins. */
export const pageBounds = ({ first, after }: PageArgs) => ({ size: first ?? 20, after });

/** Rows are counted up to here. */
export const MAX_COUNT = 10_000;

export interface Page<T> {
  rows: T[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** The rows of a connection. Each method runs its statement when it is first called. */
export interface PageSource<T> {
  page(): Promise<Page<T>>;
  /** All rows of the list, counted up to one more than MAX_COUNT. */
  count(): Promise<number>;
  cursorOf(row: T): string;
}

@ObjectType({ description: "Where a page stands in its list, as the Relay cursor specification has it." })
@Directive("@shareable")
export class PageInfo {
  @Field(() => Boolean, {
    description: "Whether there is more after this page; false of an empty page, such as that of `first: 0`.",
  })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether the page began after a cursor." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the page's first row; null when it is empty." })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the page's last row: give it as `after` to go on; null when it is empty.",
  })
  endCursor!: string | null;
}

/** The base class of the Relay connection of a type. Rows, counts and cursors are loaded when they are selected. */
export function connectionOf<T extends object>(Node: ClassType<T>) {
  @ObjectType(`${Node.name}Edge`, { description: `A ${Node.name} in a list, and where it stands there.` })
  class Edge {
    @Field(() => Node, { description: "The row itself." })
    node: T;

    constructor(
      node: T,
      private readonly cursorOf: (row: T) => string,
    ) {
      this.node = node;
    }

    @Field(() => String, { description: "Give it as `after` to go on from here." })
    get cursor(): string {
      return this.cursorOf(this.node);
    }
  }

  @ObjectType()
  abstract class Connection implements CursorBearer {
    private cursorPrefix = () => "";

    constructor(private readonly source: PageSource<T>) {}

    prefixCursors(prefix: () => string): void {
      this.cursorPrefix = prefix;
    }

    private async loadPage() {
      const page = await this.source.page();
      let prefix: string | undefined;
      return { ...page, cursorOf: (row: T) => (prefix ??= this.cursorPrefix()) + this.source.cursorOf(row) };
    }

    @Field(() => [Edge], { description: "The rows of this page." })
    async edges(): Promise<Edge[]> {
      const { rows, cursorOf } = await this.loadPage();
      return rows.map((node) => new Edge(node, cursorOf));
    }

    @Field(() => PageInfo, { description: "Where this page stands in the list." })
    async pageInfo(): Promise<PageInfo> {
      const { rows, hasNextPage, hasPreviousPage, cursorOf } = await this.loadPage();
      const [first, last] = [rows[0], rows.at(-1)].map((row) => (row ? cursorOf(row) : null));
      return { hasNextPage, hasPreviousPage, startCursor: first!, endCursor: last! };
    }

    @Cost(2000)
    @Field(() => Int, { description: "How many there are in all; counted only when asked for, and only up to 10 000." })
    async totalCount(): Promise<number> {
      return Math.min(await this.source.count(), MAX_COUNT);
    }

    @Cost(2000)
    @Field(() => Boolean, { description: "False when there are more than the 10 000 that `totalCount` says." })
    async totalCountIsExact(): Promise<boolean> {
      return (await this.source.count()) <= MAX_COUNT;
    }
  }

  return Connection;
}
