import { PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { type ClassType, Field, ID, ObjectType } from "type-graphql";
import type { Context } from "../request/context.js";
import { isUuid, loadOne } from "./read.js";

/** A row that other subgraphs can name by id. One that not everybody may see says so in `visibleTo`. */
@ObjectType()
export abstract class Keyed {
  @Field(() => ID, { description: "UUIDv7, unique in the whole hub." })
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  visibleTo(_ctx: Context): boolean {
    return true;
  }

  /** Federation hands us `{ id }`, or `{ slug }` of a type that has one. */
  static async __resolveReference<T extends Keyed>(
    this: ClassType<T>,
    { id, slug }: Reference,
    ctx: Context,
  ): Promise<T | null> {
    const row = slug !== undefined ? await loadOne(ctx, this, "slug" as never, slug) : await loadById(ctx, this, id!);
    return row?.visibleTo(ctx) ? row : null;
  }
}

interface Reference {
  id?: string;
  slug?: string;
}

/** A row that people and other subgraphs can also name by its slug. */
@ObjectType()
export abstract class Slugged extends Keyed {
  @Field(() => String, { description: "A short readable name for addresses, unique among its kind; it never changes." })
  @Property({ type: "text", unique: true })
  slug!: string;
}

/** The row with this id; text that is no UUID names no row. */
export const loadById = async <T extends Keyed>(ctx: Context, entity: ClassType<T>, id: string): Promise<T | null> =>
  isUuid(id) ? loadOne<T>(ctx, entity, "id", id.toLowerCase()) : null;
