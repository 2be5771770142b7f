import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { NotFound, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { Actor } from "../actor/actor.js";
import { WrongActorStatus } from "../actor/lock-actor.js";
import { ActorRules } from "./actor-rules.js";

@InputType({ description: "Which rules the caller's organisation accepts." })
export class AcceptRulesInput {
  @Field(() => String, { description: "The version, such as 2024: see `actorRules`." })
  version!: string;
}

@ObjectType({ implements: UserError, description: "There is no such version of the actor rules." })
class UnknownRulesVersion extends UserError {
  @Field(() => [String], { description: "The versions there are, latest first." })
  versions: string[];

  constructor(versions: string[]) {
    super({
      sv: `Den versionen av aktörsrutinerna finns inte. Välj ${versions[0]}.`,
      en: `There is no such version of the actor rules. Choose ${versions[0]}.`,
    });
    this.versions = versions;
  }
}

const AcceptRulesResult = createResultUnion("AcceptRulesResult", () => [Actor, UnknownRulesVersion, WrongActorStatus]);

@Resolver()
export class AcceptRules {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => AcceptRulesResult, {
    description:
      "Accepts the actor rules (aktörsrutiner) for the caller's organisation, which it must before it publishes. Accepting a version again, or an older one, changes nothing. A suspended one accepts them when it is reinstated.",
  })
  async acceptRules(
    @Arg("input", () => AcceptRulesInput, { description: "Which version." }) { version }: AcceptRulesInput,
    @Ctx() { em, viewer }: Context,
  ): Promise<Actor | UserError> {
    const versions = (await em.findAll(ActorRules, { orderBy: { version: "desc" } })).map((rules) => rules.version);
    if (!versions.includes(version)) return new UnknownRulesVersion(versions);
    const actor = await lockRow(em, Actor, viewer.actorId);
    if (!actor)
      return new NotFound({ sv: "aktör för kommun", en: "actor of municipality" }, viewer.municipalityCode ?? "");
    if (actor.status !== "ACTIVE") return new WrongActorStatus(actor.status);

    if (!actor.rulesAccepted || actor.rulesAccepted.version < version) {
      actor.rulesAccepted = { version, at: clock.now().toISOString(), byRole: viewer.role };
    }
    return actor;
  }
}
