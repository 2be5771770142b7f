import { enumeration } from "./enumeration.js";

export type Role = keyof typeof Role;
export const Role = enumeration("Role", "What a caller of the hub acts as (roll).", {
  PUBLIC: "Anyone, without a key (allmänheten).",
  MEMBER: "A member organisation, bound to its actor (medlemsorganisation).",
  MUNICIPALITY: "An officer of one municipality, bound to its code (kommun).",
  COORDINATOR: "The national coordinator of the network (nationell samordnare).",
  DASHBOARD: "A service account that reads statistics and no personal data (instrumentpanel).",
  COACH: "A digital coach, bound to the own record (digital coach).",
  ADMIN: "Operations: keys and accounts (drift).",
});
