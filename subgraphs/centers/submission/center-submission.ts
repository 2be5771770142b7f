import { Entity, Property } from "@mikro-orm/decorators/legacy";
import type { GraphQLInputType, GraphQLSchema } from "graphql";
import { Ctx, Directive, Field, Int, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { InvalidField } from "../../../kit/graphql/errors.js";
import { leadsInto } from "../../../kit/graphql/input-path.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { IdentifiedEntity } from "../../../kit/sql/identified-entity.js";
import { loadWhole } from "../../../kit/sql/read.js";
import { SubmissionStatus, SubmissionType } from "../../../kit/vocabulary/centers.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { type OwnersOnly, Owner } from "../../../kit/writing/audit-decorators.js";
import { Municipality } from "../borrowed/municipality.js";
import { loadUnits } from "../center/center-unit.js";
import { loadLatestCriteria } from "../center/criterion.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { type CenterContent, contentOf } from "./center-content.js";
import { brokenRules, missingFields } from "./content-rules.js";
import { changesBetween, rebase, refuseStale, type StaleSubmission, SubmissionChange } from "./submission-change.js";
import { canSeeDraft, canSeeSubmission } from "./submission-visibility.js";
import { SubmissionWarning, warningsOf } from "./submission-warning.js";

@ObjectType({ description: "What the coordinator says about a field of a submission." })
export class ReviewComment {
  @Field(() => String, { description: "Which field: a path as in the submission's `diff`." })
  field!: string;

  @Field(() => String, { description: "What to change, or why." })
  text!: string;
}

@ObjectType({ description: "A change of the status of a submission." })
export class SubmissionStep {
  @Field(() => SubmissionStatus, { description: "The new status." })
  status!: SubmissionStatus;

  @Field(() => DateTime, { description: "When." })
  at!: string;

  @Field(() => Role, { description: "In which role the person who did it acted." })
  by!: Role;

  @Field(() => [ReviewComment], { description: "What the coordinator said then." })
  comments!: ReviewComment[];
}

/** The municipality may still write it. */
const EDITABLE: SubmissionStatus[] = ["DRAFT", "CHANGES_REQUESTED"];
/** Between submission and decision; a centre has at most one at a time. */
export const OPEN: SubmissionStatus[] = ["SUBMITTED", "CHANGES_REQUESTED"];

@Entity()
@ObjectType({
  description:
    "What a municipality asks the coordinator to approve about a centre (ärende). Only they see it, the coordinator what was sent; nothing of it is public before approval.",
})
@Directive('@key(fields: "id")')
export class CenterSubmission extends IdentifiedEntity implements OwnersOnly {
  @Field(() => SubmissionType, { description: "Whether it is about a new centre, a change or an end." })
  @Property({ type: "text" })
  type!: SubmissionType;

  @Owner("municipality")
  @Property({ type: "text" })
  municipalityCode!: string;

  /** The actor that runs the centre once it is approved; a draft may be without. */
  @Property({ type: "text", nullable: true })
  operatorSlug?: string | null;

  @Property({ type: "uuid", nullable: true })
  centerId?: string | null;

  @Field(() => String, { nullable: true, description: "The municipality's own name of the centre, from an import." })
  @Property({ type: "text", nullable: true })
  externalId?: string | null;

  /** What its municipality wants, sent or not. Null when it is to close the centre. */
  @Property({ type: "json", nullable: true })
  payload?: CenterContent | null;

  /** The content that was sent last: it is this that the coordinator sees. */
  @Property({ type: "json", nullable: true })
  sentPayload?: CenterContent | null;

  /** The centre as it was approved in `baseVersion`. */
  @Property({ type: "json", nullable: true })
  base?: CenterContent | null;

  @Field(() => Int, { nullable: true, description: "The version of the centre it builds on; null for a new centre." })
  @Property({ type: "integer", nullable: true })
  baseVersion?: number | null;

  @Field(() => SubmissionStatus, { description: "How far it has come." })
  @Property({ type: "text" })
  status!: SubmissionStatus;

  @Field(() => Role, { description: "In which role the person who submitted it acted." })
  @Property({ type: "text" })
  submittedBy!: Role;

  @Field(() => DateTime, { nullable: true, description: "When it was last submitted; null for a draft." })
  @Property({ type: "datetime", nullable: true })
  submittedAt?: Date | null;

  @Field(() => [ReviewComment], { description: "What the coordinator said in the latest review." })
  @Property({ type: "json" })
  reviewComments: ReviewComment[] = [];

  @Field(() => DateTime, { nullable: true, description: "When it was approved or turned down; null before that." })
  @Property({ type: "datetime", nullable: true })
  decidedAt?: Date | null;

  @Field(() => [SubmissionStep], { description: "All its changes of status, earliest first." })
  @Property({ type: "json" })
  history: SubmissionStep[] = [];

  @Field(() => Int, {
    description: "Raised by one at each change; send it as `expectedVersion` with what builds on it.",
  })
  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => Municipality, { nullable: true, description: "The municipality that submitted it." })
  municipality(): Municipality {
    return Municipality.of(this.municipalityCode);
  }

  @Field(() => DigidelCenter, {
    nullable: true,
    description: "The centre it is about; null for a new one until it is approved.",
  })
  center(@Ctx() ctx: Context): Promise<DigidelCenter | null> | null {
    return this.centerId ? DigidelCenter.__resolveReference({ id: this.centerId }, ctx) : null;
  }

  @Field(() => [SubmissionChange], {
    description: "What it changes in the approved centre it builds on; all of it for a new centre.",
  })
  diff(@Ctx() { viewer }: Context): SubmissionChange[] {
    return this.type === "CLOSE" ? [] : changesBetween(this.base ?? {}, this.contentFor(viewer) ?? {});
  }

  @Field(() => [SubmissionChange], {
    description:
      "What has changed in the approved centre since the version it builds on. It cannot be approved before its municipality has submitted it again on the new one. Empty when nothing has, and once it is decided.",
  })
  async changedMeanwhile(@Ctx() ctx: Context): Promise<SubmissionChange[]> {
    if (!this.base || !this.centerId || !(this.isEditable() || this.isOpen())) return [];
    const center = await loadWhole(ctx, DigidelCenter, "id", this.centerId);
    return center?.visibleTo(ctx) ? changesBetween(this.base, contentOf(center, await loadUnits(ctx, center.id))) : [];
  }

  @Field(() => [InvalidField], {
    description:
      "What prevents submitting it, with paths as in `diff`; empty once it is submitted. Whether its partners exist is checked only then.",
  })
  async missing(@Ctx() ctx: Context): Promise<InvalidField[]> {
    const payload = this.contentFor(ctx.viewer);
    if (!payload || !this.isEditable()) return [];
    const broken = [...brokenRules(payload, await loadLatestCriteria(ctx))];
    return [...missingFields(payload), ...broken.map(({ path, messages }) => new InvalidField(path, messages))];
  }

  @Field(() => [SubmissionWarning], { description: "What looks wrong in it, though it may be right." })
  warnings(@Ctx() { viewer }: Context): SubmissionWarning[] {
    return warningsOf(this.contentFor(viewer) ?? {}, this.municipalityCode);
  }

  private contentFor(viewer: Viewer): CenterContent | null | undefined {
    return canSeeDraft(viewer, this) ? this.payload : this.sentPayload;
  }

  /** Whether a path is one of the centre's input, in what was sent or in what it would take away. */
  hasField(path: string, schema: GraphQLSchema): boolean {
    const sent = this.sentPayload ?? this.base ?? {};
    return (
      leadsInto(schema.getType("CenterInput") as GraphQLInputType, sent, path) ||
      changesBetween(this.base ?? {}, sent).some((change) => `${change.path}.`.startsWith(`${path}.`))
    );
  }

  isOwnersOnly(property: string): boolean {
    return property === "payload" || !this.submittedAt;
  }

  /** The content, rebased on the content that the centre has now. */
  rebasedContent(current: CenterContent): CenterContent | null | undefined {
    return this.payload && this.base ? rebase(this.payload, this.base, current) : this.payload;
  }

  refuseStale(center: DigidelCenter, current: CenterContent): StaleSubmission | null {
    const { baseVersion, base } = this;
    return refuseStale(center, current, { baseVersion, base, payload: this.rebasedContent(current) });
  }

  /** Whose trace tells who wrote its content. */
  writtenContent() {
    return { type: CenterSubmission.name, id: this.id, by: ["saveCenterDraft", "submitCenter", "importCenters"] };
  }

  isEditable(): boolean {
    return EDITABLE.includes(this.status);
  }

  isOpen(): boolean {
    return OPEN.includes(this.status);
  }

  moveTo(status: SubmissionStatus, { role }: Viewer, comments: ReviewComment[] = []): void {
    const now = clock.now();
    this.status = status;
    this.history = [...this.history, { status, at: now.toISOString(), by: role, comments }];
    if (status === "SUBMITTED") Object.assign(this, { submittedAt: now, sentPayload: this.payload });
    if (status === "APPROVED" || status === "REJECTED") this.decidedAt = now;
  }

  override visibleTo({ viewer }: Context): boolean {
    return canSeeSubmission(viewer, this);
  }
}
