import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Owner, Personal } from "../../kit/audited.js";
import type { Role } from "../../kit/vocabulary.js";

/** A key of an organisation, shown once as `dgd_<id>_<secret>`; only the secret's SHA-256 is kept. */
@Entity()
export class ApiKey {
  /** Never public. */
  static readonly guarded = true;

  @PrimaryKey({ type: "text" })
  id!: string;

  @Personal()
  @Property({ type: "blob" })
  secretHash!: Buffer;

  @Property({ type: "text" })
  role!: Role;

  @Property({ type: "uuid", nullable: true })
  actorId?: string | null;

  @Owner("municipality")
  @Property({ type: "text", nullable: true })
  municipalityCode?: string | null;

  @Property({ type: "text", nullable: true })
  label?: string | null;

  @Property({ type: "datetime" })
  createdAt!: Date;

  @Property({ type: "datetime", nullable: true })
  expiresAt?: Date | null;

  @Property({ type: "datetime", nullable: true })
  revokedAt?: Date | null;

  /** Whether this is the hash of its secret, compared in constant time. */
  opensWith(secretHash: Buffer): boolean {
    return secretHash.length === this.secretHash.length && timingSafeEqual(secretHash, this.secretHash);
  }

  /** A new key and the text of it, which nobody can read again. */
  static make(binding: Pick<ApiKey, "role" | "actorId" | "municipalityCode" | "label" | "createdAt" | "expiresAt">) {
    const id = randomBytes(8).toString("hex");
    const secret = randomBytes(32).toString("base64url");
    const secretHash = createHash("sha256").update(secret).digest();
    return { row: Object.assign(new ApiKey(), { id, secretHash, ...binding }), text: `dgd_${id}_${secret}` };
  }
}
