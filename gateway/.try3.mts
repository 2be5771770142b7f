import "reflect-metadata";
import pino from "pino";
import { createGateway } from "./gateway.ts";
import { inProcess } from "./in-process.ts";
import { toySchema, toySupergraph } from "./toy.ts";
import { anonymous } from "../kit/viewer.ts";
const gw = await createGateway({ supergraph: toySupergraph(), log: pino({level:"warn"}), production:false,
  callerOf: async (_r, requestId) => ({viewer: anonymous, requestId, language:"en"}),
  reach: (n:any) => inProcess(toySchema(n), (caller)=>({caller})) });
const ask = async (query:string, variables?:any, h={}, more={}) => { const t=performance.now(); const r = await gw.fetch(new Request("http://x/graphql",{method:"POST",headers:{"content-type":"application/json",...h},body:JSON.stringify({query,variables,...more})})); console.log(query.slice(0,80), r.status, (await r.text()).slice(0,300), Math.round(performance.now()-t)); return r; };

await ask("{places{code @skip(if:true)}}");
await ask("{places{...@include(if:false){code}}}");
await ask("{places{code @skip(if:true) __typename}}");
await ask("query($a:Boolean!){places{code @skip(if:$a)}}",{a:true});
await ask("query($a:Boolean!){places{name events @skip(if:$a){id}}}",{a:true});
await ask("query($a:Boolean!){places{name ...E @skip(if:$a)}} fragment E on Place{events{id}}",{a:true});
await ask("{places{code} ...{places{name}}}");
await ask("{places{code} ...{places{name events{id}}} ...F} fragment F on Query{places{events{title}}}");
await ask("{places{events{id}  ...{events{title}}}}");
await ask("{places{events{id} events{title}}}");
await ask("{x:places{name} x:places{code}}");
await ask("{place(code:2082){name} place(code:2082){code events{id}}}");
await ask("{place(code:2082){name events{id}} place(code:2082){code events{id}}}");
await ask("{whoAmI whoAmI}");

await ask("{whoAmI __schema{queryType{name}}}");
await ask("query A{__schema{queryType{name}}} query B{places{code}}",undefined,{},{operationName:"B"});
await ask("{...F} fragment F on Query{__schema{queryType{name}}}");
await ask("{__type(name:\"Place\"){name} __typename}");
await ask("{whoAmI @skip(if:true)}");
await ask("{... on Query @include(if:false){whoAmI}}");
await ask("{places{code name} __schem}"); await ask("{places{__schema}}");
const r = await gw.fetch(new Request("http://x/graphql?query={whoAmI}&variables={bad")); console.log(r.status, await r.text());
await gw.dispose();
