import { PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { type ClassType, Field, ID, ObjectType } from "type-graphql";
import type { Context } from "../request/context.js";
import { isUuid, loadOne } from "./read.js";

/** An entity with an id, by which other subgraphs refer to it. Entities that not everybody may see override `visibleTo`. */
@ObjectType()
export abstract class IdentifiedEntity {
  @Field(() => ID, { description: "UUIDv7, unique in the whole hub." })
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  visibleTo(_ctx: Context): boolean {
    return true;
  }

  /** The entity that another subgraph refers to; null when there is none or the viewer may not see it. */
  static async __resolveReference<T extends IdentifiedEntity>(
    this: ClassType<T>,
    { id, slug }: Reference,
    ctx: Context,
  ): Promise<T | null> {
    const row =
      slug === undefined
        ? await loadById(ctx, this, id!)
        : await loadOne(ctx, this as ClassType<T & { slug: string }>, "slug", slug);
    return row?.visibleTo(ctx) ? row : null;
  }
}

/** The key in another subgraph's reference: `slug` only of entities that have one. */
interface Reference {
  id?: string;
  slug?: string;
}

/** An entity with a slug, by which people and other subgraphs can refer to it too. */
@ObjectType()
export abstract class SluggedEntity extends IdentifiedEntity {
  @Field(() => String, { description: "A short readable name for addresses, unique among its kind; it never changes." })
  @Property({ type: "text", unique: true })
  slug!: string;
}

/** The row with this id, or null; text that is no UUID is the id of no row. */
export const loadById = async <T extends IdentifiedEntity>(
  ctx: Context,
  entity: ClassType<T>,
  id: string,
): Promise<T | null> => (isUuid(id) ? loadOne<T>(ctx, entity, "id", id.toLowerCase()) : null);
