import { ValidateNested } from "class-validator";
import { sql } from "kysely";
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { MunicipalityCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createListLoader, createPageSource } from "../../../kit/sql/page-source.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { SubmissionStatus, SubmissionType } from "../../../kit/vocabulary/centers.js";
import { canManageCenter } from "../center/center-visibility.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { CenterSubmission } from "./center-submission.js";
import { isVisibleSubmission } from "./submission-visibility.js";

@ObjectType({ description: "Submissions, a page at a time." })
export class SubmissionConnection extends connectionOf(CenterSubmission) {}

@InputType({ description: "Which submissions. All given conditions hold together; a list means any of its values." })
export class SubmissionFilter {
  @Field(() => [MunicipalityCode], { nullable: true, description: "Of one of these municipalities." })
  municipality?: string[] | null;

  @Field(() => [SubmissionStatus], { nullable: true, description: "With one of these statuses." })
  status?: SubmissionStatus[] | null;

  @Field(() => [SubmissionType], { nullable: true, description: "Of one of these types." })
  type?: SubmissionType[] | null;
}

@ArgsType()
export class SubmissionArgs extends PageArgs {
  @Field(() => SubmissionFilter, { nullable: true, description: "Which ones; all the caller may see when left out." })
  @ValidateNested()
  filter?: SubmissionFilter | null;
}

const latestFirst: Order<CenterSubmission> = {
  keys: [{ sql: sql`e.id`, type: "uuid", value: (submission) => submission.id }],
  descending: true,
};

function submissionListing(
  { municipality, status, type }: SubmissionFilter,
  { viewer }: Context,
): Listing<CenterSubmission> {
  const where = [isVisibleSubmission(viewer)];
  if (municipality) where.push(sql`e.municipality_code = any(${municipality})`);
  if (status) where.push(sql`e.status = any(${status})`);
  if (type) where.push(sql`e.type = any(${type})`);
  return { entity: CenterSubmission, where, order: latestFirst };
}

@Resolver()
export class SubmissionQueries {
  @Authorized("MUNICIPALITY", "COORDINATOR")
  @Query(() => SubmissionConnection, {
    description:
      "Submissions, latest first: those of the caller's municipality, or all that were sent for the coordinator.",
  })
  submissions(@Args(() => SubmissionArgs) args: SubmissionArgs, @Ctx() ctx: Context): SubmissionConnection {
    return new SubmissionConnection(createPageSource(ctx, args, submissionListing(args.filter ?? {}, ctx)));
  }

  @Query(() => CenterSubmission, {
    nullable: true,
    description: "The submission with this id; null when there is none that the caller may see.",
  })
  centerSubmission(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<CenterSubmission | null> {
    return CenterSubmission.__resolveReference({ id }, ctx);
  }
}

const loadSubmissions = createListLoader(sql`e.center_id = p.parent::uuid`, (_: PageArgs, { viewer }) => ({
  entity: CenterSubmission,
  where: [isVisibleSubmission(viewer)],
  order: latestFirst,
}));

@Resolver(() => DigidelCenter)
export class CenterSubmissions {
  @FieldResolver(() => SubmissionConnection, {
    nullable: true,
    description:
      "All submissions about it, latest first: its history for its own municipality, and for the coordinator what was sent; null for everyone else.",
  })
  @Reads()
  submissions(
    @Root() center: DigidelCenter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): SubmissionConnection | null {
    return canManageCenter(ctx.viewer, center) ? new SubmissionConnection(loadSubmissions(ctx, center.id, page)) : null;
  }
}
