import{A as e,C as t,D as n,E as r,S as i,T as a,_ as o,a as s,b as c,c as l,d as u,f as d,g as ee,h as f,i as p,k as te,l as m,m as h,n as ne,o as re,p as g,r as ie,s as _,t as ae,u as v,v as y,w as b,x,y as S}from"./form-DrEb2bdB.js";var oe=Object.defineProperty,se=(e,t)=>{let n={};for(var r in e)oe(n,r,{get:e[r],enumerable:!0});return t||oe(n,Symbol.toStringTag,{value:`Module`}),n};function ce(e,t){return S(e,`routes`,C(t))}function le(e,t){return S(e,`challenges`,C(t))}function ue(e,t,n=null){let r=n!==null&&{"mobbeknapp-proof":n};return S(e,`reports`,C(t,{"idempotency-key":t.id,...r}))}function de(e,t){return S(e,`follow-ups`,C({},{authorization:`Bearer ${t}`}))}function C(e,t={}){return{method:`POST`,body:JSON.stringify(e),headers:{"content-type":`application/json`,...t}}}var fe=864e5,w=0,pe=2**42,T=new Uint32Array(256),E=T.length;function D(e=Date.now()){w=w===0?me():(w+1+O()%16)%pe;let t=k(e-e%fe,12),n=k(Math.floor(w/2**30),3),r=k(2**31+w%2**30,8);return`${t.slice(0,8)}-${t.slice(8)}-7${n}-${r.slice(0,4)}-${r.slice(4)}${k(O(),8)}`}function me(){return O()%1024*2**32+O()}function O(){return E===T.length&&(crypto.getRandomValues(T),E=0),T[E++]}function k(e,t){return e.toString(16).padStart(t,`0`)}var he=[`day`,`afternoon`,`evening`,`weekend`,`not-at-home`],A=4e3,ge=e=>e.length>4e3?{key:`tell.problem`,values:{count:e.length-A}}:null,_e=e=>/(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/.test(e),ve={name:`tell`,title:`tell.title`,check:({text:e})=>ge(e),answer:({draft:e,t})=>M([e.text,...ye(e.attachments,t)])};function ye(e,t){let n=e.filter(({type:e})=>e===`application/pdf`).length,r=e.length-n;return[...r>0?[t(`attachments.pictures`,{count:r})]:[],...n>0?[t(`attachments.files`,{count:n})]:[]]}var be={name:`names`,title:`names.title`,check:({names:e})=>ge(e),answer:({draft:e})=>e.names.trim()},xe=e=>/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(e.trim());function Se({contact:e,phone:t,email:n}){return e===`reach`?t.trim()===``&&n.trim()===``?{key:`contact.problem`}:n.trim()===``||xe(n)?null:{key:`contact.email.problem`}:null}var Ce={name:`contact`,title:`contact.title`,check:Se,answer:({draft:e,t})=>{let{contact:n,name:r,phone:i,email:a}=e,o=n===`reach`?[r,i,a]:[];return M([n?t(`contact.${n}`):``,...o])}},we=({t:e})=>[{code:`code`,label:e(`contact.code`),hint:e(`contact.code.hint`)},{code:`reach`,label:e(`contact.reach`),hint:e(`contact.reach.hint`)}],Te={name:`safe`,title:`safe.title`,check:()=>null,answer:({draft:e,t})=>M([...e.times.map(e=>t(`time.${e}`)),...j(e).filter(t=>e.ways.includes(t)).map(e=>t(`way.${e}`)),e.safeTime])},Ee=e=>o(e,`time`,he);function j({phone:e,email:t}){return[...e.trim()===``?[]:[`call`,`sms`],...t.trim()===``?[]:[`email`]]}function De(e){let t=j(e.draft);return t.length>1?o(e,`way`,t):[]}var Oe={name:`silence`,title:`silence.title`,check:()=>null,answer:({draft:e})=>e.mustNotKnow.trim()},M=e=>e.map(e=>e.trim()).filter(Boolean).join(`
`);function N(e){let{danger:t,unitId:n,role:r}=e;if(t===null||n===null||r===null)throw RangeError(`Danger, place and role must be answered before there are facts.`);return{danger:t,unitId:n,role:r,about:e.about??`not-said`,accused:e.accused??`not-said`,what:e.what.filter(e=>e!==`not-said`),where:e.where.filter(e=>e!==`not-said`),duration:e.duration??`not-said`,lane:e.lane}}function ke(e,t=[]){let n=e.text.trim();return t.length>0?{text:n,attachments:t}:{text:n}}function Ae(e){let t=e.contact===`reach`,n=e=>t?e.trim():``;return{names:e.names.trim(),contact:{how:e.contact??`not-said`,name:n(e.name),phone:n(e.phone),email:n(e.email),mustNotKnow:e.mustNotKnow.trim(),safeTime:n(e.safeTime),times:t?[...e.times]:[],ways:t?j(e).filter(t=>e.ways.includes(t)):[]}}}var P=()=>y(()=>import(`./sealing-BP5FvpZ7.js`),`./sealing-BP5FvpZ7.js`,`sha256-m8pfhLsSC+iQ0QZLxdnkgQYlUVwtFcUVIn5IOJ8iFys=`);async function je({rootId:e}){let t=await P(),n=t.newFollowUpCode(),[r,{accessTokenHash:i,unwrappingKey:a}]=await Promise.all([t.newKeyPair(),t.deriveCode(n,e)]),o=await t.lockKey(r.privateKey,a);return{reportId:D(),code:t.formatCode(n),keys:r,lockedKey:o,accessTokenHash:i}}async function Me(e,t,n,{organisation:r},{language:i,written:a,attachments:o}){let{seal:s}=await P(),{reportId:c,keys:l,lockedKey:u,accessTokenHash:d}=n,ee=[...t.readers.map(({key:e})=>e),l.publicKey],f=(e,t)=>s(e,ee,{organisationId:r.rootId,id:c,version:1,part:t}),[p,te]=await Promise.all([f(ke(e,o),`content`),f(Ae(e),`identity`)]);return{id:c,organisation:r.slug,language:i,written:a,facts:N(e),content:p,identity:te,...o.length>0&&{attachments:o.map(e=>e.id)},reporter:{key:l.publicKey,lockedKey:u,accessTokenHash:d}}}async function Ne(e,t){if(t===null)return!0;let{kidListThumbprint:n}=await P();return await n(e.kids??[])===t}function Pe(e,t,n){return n===null||e.readers.every(({key:e})=>t.kids?.includes(e.kid))}var Fe=te` h4,dl,dd{margin:0;padding:0;font:inherit}h4{font-weight:650;margin-block-end:.25em}.back{margin-block:-.5em .5em}.hint{color:var(--soft);margin-block:.5em}.choice .hint{grid-column:2;margin:-.6em 0 .85em;padding-inline:.9em}.inset{margin-inline-start:.9em;padding-inline-start:1.2em;border-inline-start:3px solid var(--faint)}.code h3,.readers h3{margin-block-start:0}.answers{display:grid;margin-block:1.5em;border-block-start:1px solid var(--faint)}.answers div{display:grid;grid-template-columns:1fr auto;align-items:baseline;column-gap:1em;padding-block:.25em .75em;border-block-end:1px solid var(--faint)}dt{font-weight:600;overflow-wrap:anywhere}dd{grid-row:2;grid-column:1 / -1;white-space:pre-line;overflow-wrap:anywhere}dd.change{grid-row:1;grid-column:2;white-space:nowrap}@media (min-width:40em){.answers div{grid-template-columns:2fr 3fr 4.5em;padding-block:.25em}dd{grid-row:1;grid-column:2}dd.change{grid-column:3;text-align:end}}.empty{color:var(--soft)}.readers,.code,.message{margin-block:1.5em;padding:1.1em 1.25em;border-radius:var(--round);background:var(--wash)}section ul,.status{padding-inline-start:1.25em;margin-block:.5em}.characters{margin-block:.5em;font:700 1.5em/1.4 ui-monospace,'Cascadia Mono',Menlo,monospace;letter-spacing:.04em;user-select:all;overflow-wrap:normal;hyphens:none}.characters span{display:inline-block;white-space:nowrap}.aloud{float:inline-end;margin-block:-.5em}svg{inline-size:1.25em;block-size:1.25em;flex:none;vertical-align:middle;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}.choice svg{float:inline-start;inline-size:1.6em;block-size:1.6em;margin-inline-end:.6em;stroke-width:1.75}.lost{margin-block-start:2em}.parts{display:flex;flex-wrap:wrap;gap:0 1.5em}.parts input{inline-size:8em;text-transform:uppercase;font-family:ui-monospace,Menlo,monospace}.copying{font-weight:600}[role='status']:empty{margin:0}@media (max-width:30em){.characters{font-size:max(1.15em,min(1.5em,6vw));letter-spacing:0}}.code .actions,.code h3{margin-block-start:0}.due{margin-block:1em;padding-inline-start:1em;border-inline-start:3px solid var(--faint)}.message h4{color:var(--soft)}.written{white-space:pre-wrap}details{margin-block:.75em}summary{padding-block:.75em;cursor:pointer;color:var(--accent)}.field{margin-block:1.25em}.field label{display:block;font-weight:600;margin-block-end:.35em}.field input,textarea{display:block;inline-size:100%;min-block-size:2.9em;padding:.6em .75em;border:1px solid var(--line);border-radius:var(--round);background:var(--paper)}textarea{margin-block:1em;resize:vertical;line-height:1.5}[aria-invalid='true']{border:2px solid var(--red)}.sheet{display:none}@media print{.sheet{display:block;padding:15mm}.card{box-sizing:border-box;inline-size:85mm;padding:4mm 5mm;border:1px dashed}}`.styleSheet;function F(e,t,n){let r=e.renderRoot,i=r.adoptedStyleSheets;i.includes(t)||(r.adoptedStyleSheets=[...i,t]),e.texts={...e.texts,...n},e.requestUpdate()}async function Ie(e){if(e.attachments||!e.settings?.attachments)return;let t=await y(()=>import(`./attachments-CohEv1lv.js`),`./attachments-CohEv1lv.js`,`sha256-1yVL4mOzlolzgsOeQ0ca5+o8aCymcfeDyr1IqzmXmbw=`).catch(()=>null);t&&!e.attachments&&(e.attachments=t,F(e,t.look,t.words[e.language]))}function I({t:e,goBack:t}){return n`<button type="button" class="link back" @click=${t}>
<span aria-hidden="true">‹</span> ${e(`back`)}
</button>`}function Le(e){if(e.stopTrying(),e.stage!==`writing`)return void e.show(`writing`);if(e.looksOver)return void e.enter(`check`);let{steps:t,step:n}=e;e.enter(t[t.indexOf(n)-1]??t[0])}async function Re(e){let{takeOver:t}=await y(()=>import(`./frame-D6bTORxr.js`),`./frame-D6bTORxr.js`,`sha256-lV/NJ1EhFqANl1t9Mp0z0TCDptVeqWMuX1PY1BrhcGU=`);await t(e)}var L=4;function ze(){let[e]=crypto.getRandomValues(new Uint8Array(1));return e<252?R[e%R.length]:ze()}var R=[];for(let e=1;e<L;e++)for(let t=e+1;t<=L;t++)R.push([e,t]);function Be(e,t,n){let r=Ve(e),i=r.length/L;return[0,1].filter(e=>{let a=(t[e]-1)*i;return Ve(n[e]??``)!==r.slice(a,a+i)})}var Ve=e=>e.toUpperCase().replace(/[^A-Z0-9]/g,``);async function He(e,t,n,r){let i=async({id:e,sealed:i})=>t===null?null:(await r(i,t,{organisationId:n,id:e,version:1,part:`message`})).text,a=e.messages.map(async e=>{let{id:t,sentOn:n,from:r}=e;return{id:t,sentOn:n,from:r,text:await i(e).catch(()=>null)}});return{answer:e,messages:await Promise.all(a)}}function Ue({receivedOn:e,readOn:t,closedOn:n},{t:r,language:i}){let a=(e,t)=>r(e,{day:b(t,i)});return[a(`case.received`,e),t?a(`case.read`,t):r(`case.unread`),...n?[a(`case.closed`,n)]:[]]}var We=()=>y(()=>import(`./unsealing-Cavf5rPa.js`),`./unsealing-Cavf5rPa.js`,`sha256-PyrxHYlsnAIrQjNwx/f2DuhOxSFUG5eOyKe95SPykmU=`);async function Ge(e){let{readCode:t}=await We();return t(e)}async function Ke(e,{organisation:t},n){let{deriveCode:r,open:i,unlockKey:a}=await We(),{accessToken:o,unwrappingKey:s}=await r(n,t.rootId),c=await de(e,o);if(c.state===`unreachable`)return{state:`failed`};if(c.state===`refused`)return{state:qe[c.problem.slug??``]??`failed`};let l=await a(c.value.lockedKey,s).catch(()=>null);return{state:`open`,case:await He(c.value,l,t.rootId,i)}}var qe={"code-unknown":`unknown`,"slow-down":`busy`};async function Je(e){try{await navigator.clipboard.writeText(e.receipt.code),e.copying=`copied`}catch{e.copying=`failed`;let t=e.renderRoot.querySelector(`.code .characters`);t&&getSelection()?.selectAllChildren(t)}}function Ye(e){e.codeParts=ze(),e.typedParts=[``,``],e.lack=null,e.asking=`code-kept`}function Xe(e){let{receipt:t,codeParts:n,typedParts:r}=e,i=Be(t.code,n,r);if(i.length===0)return e.answer(`go`);let a={part:i.map(e=>n[e]).join(` + `)};e.point({key:`code.slip`,values:a})}var Ze=({values:e})=>String(e.part).split(` + `).map(Number);async function Qe(e){let t=e.visit,n=await Ge(e.typed).catch(()=>({state:`failed`}));if(n.state!==`complete`)return e.point({key:`return.${n.state}`});e.lack=null,e.stage=`opening`;let r=await Ke(e.opening.origin,e.settings,n.code).catch(()=>({state:`failed`}));if(t===e.visit){if(r.state===`open`)return e.followed=r.case,e.typed=``,e.show(`case`);e.stage=`code`,e.point({key:`return.${r.state}`})}}var $e=`body > :not(mobbe-skjema) { display: none !important }`,et=`@page { margin: 0 }`;function tt(){let e=new CSSStyleSheet;e.replaceSync(`@media print { ${$e} } ${et}`),document.adoptedStyleSheets=[...document.adoptedStyleSheets,e],addEventListener(`afterprint`,()=>{document.adoptedStyleSheets=document.adoptedStyleSheets.filter(t=>t!==e)},{once:!0})}var nt={nb:async()=>(await y(()=>import(`./nb-72fbmodj.js`),`./nb-72fbmodj.js`,`sha256-zjLoqhJ+NTs1j+hXZy/2WaKt5M7EMDaiZStl1e1lJUI=`)).nb,nn:async()=>(await y(()=>import(`./nn-CuVFpwnn.js`),`./nn-CuVFpwnn.js`,`sha256-skkdizzFJQxxzYLj15/pYi4HiAHamkcX6dIBHQltBmg=`)).nn,en:async()=>(await y(()=>import(`./en-ByRV1t6g.js`),`./en-ByRV1t6g.js`,`sha256-yz8jLIy9KCohAu99cU0KHVGwp/SvGydzWa8/o37OQEM=`)).en},rt=e=>nt[e](),it=1500,at=6e5,z=new WeakMap;function ot(e,t){let n=z.get(e);if(n&&Date.now()<n.until-at)return n.stop;let r=new AbortController,i={until:1/0,stop:()=>r.abort(),proof:a()};return z.set(e,i),i.stop;async function a(){try{let{reportId:n}=e,{origin:a,organisation:o}=t,s=await le(a,{organisation:o,reportId:n});if(s.state!==`answered`)throw Error(s.state);let{challenge:c,seconds:l}=s.value;i.until=Date.now()+l*1e3;let{solve:u}=await y(()=>import(`./proof-Cd0wonFU.js`),`./proof-Cd0wonFU.js`,`sha256-JFVFILb5nz7+78hWMNAY1MJDQEndFzqavSuUAtmbgx8=`);return await u(c,r)}catch{return i.until=0,n?.proof??null}}}async function st(e){let t=z.get(e)?.proof??null,n,r=new Promise(e=>{n=setTimeout(()=>e(null),it)});return Promise.race([t,r]).finally(()=>clearTimeout(n))}var ct=[3e3,8e3,2e4,45e3],lt=ct.length;function ut(e,t){let n=()=>{clearTimeout(a),removeEventListener(`online`,r)},r=()=>{n(),t()},i=ct[e],a=i===void 0?void 0:setTimeout(r,i);return addEventListener(`online`,r),n}var dt={state:`attached`,attachments:[]},ft=3,pt=new WeakMap,B=new WeakSet,mt=new WeakSet;async function ht(e){let{route:t}=e,n=null,r=`once`,i=(e=`connection`)=>n&&B.has(n)?{state:`in-doubt`,reporter:n}:{state:`not-sent`,because:e};try{n=await e.reporter;for(let a=0;a<ft;a++){if(!Pe(t,e.settings,e.pin))return i(`pin`);let a=await e.attach?.(n,r)??dt;if(a.state===`called-off`)return a;if(a.state===`not-attached`)return i(a.because);let[o,s]=await Promise.all([xt(e,t,n,a.attachments),mt.has(n)?null:st(n)]),c=gt(o,await ue(e.origin,o,s));if(_t(n,c),!(s!==null&&vt(c)&&(mt.add(n),c.state===`refused`))){if(c.state===`answered`)return{state:`sent`,answer:c.value,reporter:n,route:t};if(c.state===`unreachable`)return i();if(c.problem.slug===`attachment-missing`)r=`again`;else if(c.problem.slug===`idempotency-key-reused`)n=await je(e.settings.organisation),e.onNewReporter(n);else{if(c.problem.slug!==`route-changed`||!c.problem.route)return i();t=c.problem.route,e.onRouteChanged(t)}}}}catch{}return i()}function gt({id:e},t){return t.state===`answered`?t.value?.id===e?t:{state:`unreachable`}:t}function _t(e,t){t.state===`answered`?B.delete(e):t.state===`unreachable`||yt(t.problem)?B.add(e):bt(t.problem)&&B.delete(e)}function vt(e){return e.state===`refused`?e.problem.slug===null&&e.problem.status<500:e.state===`unreachable`}function yt({status:e}){return e===408||e>=500&&e!==503}function bt({status:e,slug:t}){return t!==null&&e!==429&&e!==503}async function xt({draft:e,language:t,settings:n,written:r},i,a,o){let s=pt.get(a),c=(e,t)=>JSON.stringify(e)===JSON.stringify(t);if(s&&c(s.draft,e)&&(B.has(a)||c(s?.route,i)))return s.report;let l=await Me(e,i,a,n,{language:t,written:r,attachments:o});return pt.set(a,{draft:e,route:i,report:l}),l}function V(e){e.reporter??=je(e.settings.organisation).catch(t=>{throw e.reporter=null,t});let t=e.reporter;return t.then(n=>{e.reporter===t&&(e.stopProving=ot(n,e.opening))},()=>void 0),t}async function H(e){e.readers={state:`asking`};let t=N(e.draft),{origin:n,organisation:r}=e.opening,i=await ce(n,{organisation:r,facts:t});e.step===`check`&&JSON.stringify(t)===JSON.stringify(N(e.draft))&&(e.readers=i.state===`answered`?{state:`known`,route:i.value}:{state:`failed`})}var St=({stage:e})=>e===`sending`||e===`trying-again`;async function U(e){if(St(e))return;if(e.readers.state===`asking`)return e.announce(e.t(`readers.asking`));if(e.readers.state===`failed`)return Ct(e);let t=e.visit;e.stopTrying();let n=e.stage;e.stage=n===`in-doubt`?`trying-again`:`sending`,n===`not-sent`&&e.focusOn(`.primary`),e.stage===`sending`&&e.announce(e.t(`sending`));let{origin:r,keys:i,written:a}=e.opening,{draft:o,attachments:s}=e,c=await ht({origin:r,settings:e.settings,draft:o,language:e.language,written:a,route:e.readers.route,reporter:V(e),pin:i,onRouteChanged:t=>{e.readers={state:`known`,route:t},e.readersChanged=!0,e.announce(e.t(`readers.changed`))},onNewReporter:t=>e.reporter=Promise.resolve(t),...s&&o.attachments.length>0&&{attach:s.attach(e,o)}});if(e.progress=``,c.state!==`called-off`&&t===e.visit){if(c.state===`sent`)return Tt(e,c);if(St(e))return c.state===`in-doubt`?wt(e,c.reporter):(e.asking=`nothing`,e.because=c.because,e.tell(x(`send`)),e.show(`not-sent`))}}async function Ct(e){let{visit:t,stage:n}=e;if(e.stage=`writing`,n===`not-sent`&&e.focusOn(`.primary`),e.announce(e.t(`readers.asking`)),await H(e),t===e.visit&&e.step===`check`&&e.stage===`writing`){if(e.readers.state===`known`)return e.announce(e.t(`readers.title`));if(e.readers.state!==`asking`)return e.asking=`nothing`,e.because=`connection`,e.tell(x(`send`)),e.show(`not-sent`)}}async function wt(e,{code:t}){let n=e.stage===`sending`;return e.doubtedCode=t,e.tries=n?0:e.tries+1,e.stopTrying=ut(e.tries,()=>void U(e)),n?(e.asking=`nothing`,e.tell(x(`send`)),e.show(`in-doubt`)):void(e.stage=`in-doubt`)}function Tt(e,n){let{answer:r,route:a,reporter:o}=n,{role:s,unitId:c}=e.draft,l=e.draft.attachments.map(({type:e})=>({type:e}));return e.stopTrying(),e.stopProving(),e.asking=`nothing`,e.receipt={answer:r,route:a,code:o.code,readersChanged:e.readersChanged,attached:l},e.draft={...t,role:s,unitId:c},e.reporter=null,e.tell(i()),e.show(`sent`)}var W=[`left-out`,`words`,`violence`,`threats`,`online`,`racism`,`sexual-harassment`,`environment`,`lonely`,`other`],Et=[`serious`,`improvement`,`praise`],Dt=[`today`,`this-week`,`weeks`,`months`,`over-half-a-year`,`not-said`],G={school:{roles:[`pupil`,`parent`,`bystander`,`employee`,`other`],abouts:[`me`,`my-child`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:W,places:[`classroom`,`break`,`changing-room`,`way`,`after-school`,`online`,`home`,`other`],lanes:[]},kindergarten:{roles:[`parent`,`bystander`,`employee`,`other`],abouts:[`my-child`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:[`left-out`,`words`,`violence`,`threats`,`racism`,`environment`,`other`],places:[`indoors`,`outdoors`,`changing-room`,`travel`,`other`],lanes:[]},sport:{roles:[`athlete`,`parent`,`coach`,`bystander`,`other`],abouts:[`me`,`my-child`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:W,places:[`training`,`match`,`changing-room`,`travel`,`online`,`other`],lanes:[]},university:{roles:[`student`,`employee`,`bystander`,`other`],abouts:[`me`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:W,places:[`teaching`,`campus`,`placement`,`workplace`,`online`,`other`],lanes:Et},workplace:{roles:[`employee`,`bystander`,`other`],abouts:[`me`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:[`left-out`,`words`,`violence`,`threats`,`online`,`racism`,`sexual-harassment`,`environment`,`other`],places:[`workplace`,`travel`,`online`,`other`],lanes:[]}};function Ot(e,t){let n=G[e].abouts;if(t===null||t===`other`)return n;if(t===`parent`)return[...n].sort((e,t)=>kt(e)-kt(t));let r=n.filter(e=>e!==`my-child`);return r.length>1?r:n}var kt=e=>e===`my-child`?0:1;function At(e,t){let n=G[t],r=(e,t)=>e!==null&&(e===`not-said`||t.includes(e))?e:null,i=r(e.role,n.roles);return{...e,role:i,about:r(e.about,Ot(t,i)),accused:r(e.accused,n.accused),lane:r(e.lane,n.lanes),what:e.what.filter(e=>e===`not-said`||n.categories.includes(e)),where:e.where.filter(e=>e===`not-said`||n.places.includes(e))}}var K=()=>null,q=({t:e})=>({code:`not-said`,label:e(`not-said`)}),jt=({t:e})=>({code:`not-said`,label:e(`unknown`)}),Mt={name:`about`,title:`about.title`,check:K,answer:({draft:e,t})=>J(t,`about`,e.about)},Nt=e=>[...o(e,`about`,Ot(e.sector,e.draft.role)),q(e)],Pt={name:`accused`,title:`accused.title`,check:K,answer:({draft:e,t})=>e.accused===`unknown`?t(`unknown`):J(t,`accused`,e.accused)},Ft=e=>[...o(e,`accused`,G[e.sector].accused.filter(e=>e!==`unknown`)),{code:`unknown`,label:e.t(`unknown`)},q(e)],It={name:`lane`,title:`lane.title`,check:K,answer:({draft:e,t})=>J(t,`lane`,e.lane)},Lt=e=>o(e,`lane`,G[e.sector].lanes),Rt={name:`what`,title:`what.title`,check:K,answer:({draft:e,t})=>e.what.map(e=>J(t,`what`,e)).join(`
`)},zt=e=>[...o(e,`what`,G[e.sector].categories),q(e)],Bt={name:`where`,title:`where.title`,check:K,answer:({draft:e,t})=>e.where.map(e=>e===`not-said`?t(`unknown`):J(t,`where`,e)).join(`
`)},Vt=e=>[...o(e,`where`,G[e.sector].places),jt(e)],Ht={name:`duration`,title:`duration.title`,check:K,answer:({draft:e,t})=>e.duration===`not-said`?t(`unknown`):J(t,`duration`,e.duration)},Ut=e=>[...o(e,`duration`,Dt.filter(e=>e!==`not-said`)),jt(e)];function J(e,t,n){return n===null?``:e(n===`not-said`?`not-said`:`${t}.${n}`)}var Wt={name:`unit`,title:`unit.title`,check:({unitId:e})=>e===null?{key:`unit.problem`}:null,answer:({draft:e,settings:t})=>t.units.find(({id:t})=>t===e.unitId)?.name??``};function Gt({settings:e,language:t,texts:n}){let r=new Set(e.units.map(({sector:e})=>e)).size===1?e.organisation.sector:null;return a(n,r,`child`,e.texts[t])(`unit.title`)}function Kt({settings:{units:e,organisation:t}},n){return qt(e,n).map(({id:e,name:n,ownerName:r})=>r===null||r===t.name?{code:e,label:n}:{code:e,label:n,hint:r})}function qt(e,t){let n=t.toLocaleLowerCase(`nb`).split(/\s+/);return e.filter(({name:e})=>n.every(t=>e.toLocaleLowerCase(`nb`).includes(t)))}var Jt={name:`role`,title:`role.title`,check:({role:e})=>e===null?{key:`role.problem`}:null,answer:({draft:e,t})=>e.role?t(`role.${e.role}`):``},Yt=e=>o(e,`role`,G[e.sector].roles),Xt={name:`check`,title:`check.title`,check:()=>null,answer:()=>``},Y={danger:ee,unit:Wt,role:Jt,about:Mt,accused:Pt,lane:It,what:Rt,where:Bt,duration:Ht,tell:ve,names:be,contact:Ce,safe:Te,silence:Oe,check:Xt};function Zt(e,t){return t.find(t=>Y[t].check(e)!==null)}function Qt(e){let[t,...n]=e.steps.filter(e=>e!==`check`&&e!==`unit`);return[t,`unit`,...n].map(t=>({name:t,title:t===`unit`?Gt(e):e.t(Y[t].title),answer:Y[t].answer(e),canChange:t!==`unit`||e.settings.units.length>1}))}var X=`M6 12h.01M12 12h.01M18 12h.01`,$t=`M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5 6c4 3 4 9 0 12M19 6c-4 3-4 9 0 12`,en=`M3 4h18v11H3zM12 15v5M8 20h8`,tn=`M7 3h10v18H7zM11 18h2`,nn={role:{pupil:`M6 20V10a6 6 0 0 1 12 0v10zM9 4.5V3h6v1.5M9 20v-6h6v6`,athlete:$t,parent:`M9 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20a6 6 0 0 1 12 0M18 15a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 18.5a3 3 0 0 1 4 1.5`,bystander:`M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z`,coach:`M6 5h12v15H6zM9 5V3h6v2M9 11h6M9 15h4`,employee:`M4 8h16v11H4zM9 8V5h6v3M4 13h16`,other:X},what:{"left-out":`M9 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM7 11h.01M11 11h.01M9 14h.01M20 12h.01`,words:`M4 4h16v12h-9l-4 4v-4H4zM8 8.5h8M8 12h5`,violence:`M12 3v4M12 17v4M3 12h4M17 12h4M5.6 5.6l2.8 2.8M15.6 15.6l2.8 2.8M18.4 5.6l-2.8 2.8M8.4 15.6l-2.8 2.8`,threats:`M12 4 2.5 20h19zM12 10v4M12 17h.01`,online:tn,environment:en,lonely:`M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7 19v-3a5 5 0 0 1 10 0v3M3 21h18`,other:X},where:{classroom:en,break:$t,"changing-room":`M10 7a2 2 0 1 1 2 2v2l-9 7h18l-9-7`,way:`M6 21c0-5 12-4 12-9S9 8 9 3`,"after-school":`M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2`,training:`M4 9v6M7 7v10M17 7v10M20 9v6M7 12h10`,match:`M6 21V4h12l-2.5 4 2.5 4H6`,travel:`M4 5h16v12H4zM4 12h16M8 20v-3M16 20v-3`,online:tn,home:`M4 11l8-7 8 7v9H4zM10 20v-6h4v6`,other:X}};function Z(e,t,n){return e===`child`?n.map(e=>{let n=nn[t][e.code];return n===void 0?e:{...e,picture:n}}):n}function Q(e,t,r,i,a){let o=e=>{r.includes(e)?a(r.filter(t=>t!==e)):a(e===i?[i]:[...r.filter(e=>e!==i),e])};return n`<div class="choices">
${t.map(({code:t,label:i,picture:a})=>{let s=`${e}-${t}`;return n`<div class="choice">
<input
type="checkbox"
id=${s}
.checked=${r.includes(t)}
@change=${()=>o(t)}
/>
<label for=${s}>${re(a)}${i}</label>
</div>`})}
</div>`}var rn={...Mt,render:e=>d(e,e.t(`about.title`),[],g(`about`,Nt(e),e.draft.about,t=>e.change({about:t})))},an={...Pt,render:e=>d(e,e.t(`accused.title`),[e.t(`accused.hint`)],g(`accused`,Ft(e),e.draft.accused,t=>e.change({accused:t})))},on={...It,render:e=>d(e,e.t(`lane.title`),[e.t(`optional`)],g(`lane`,Lt(e),e.draft.lane,t=>e.change({lane:t})))},sn={...Rt,render:e=>d(e,e.t(`what.title`),[e.t(`several`)],Q(`what`,Z(e.register,`what`,zt(e)),e.draft.what,`not-said`,t=>e.change({what:t})))},cn={...Bt,render:e=>d(e,e.t(`where.title`),[e.t(`several`)],Q(`where`,Z(e.register,`where`,Vt(e)),e.draft.where,`not-said`,t=>e.change({where:t})))},ln={...Ht,render:e=>d(e,e.t(`duration.title`),[e.t(`optional`)],g(`duration`,Ut(e),e.draft.duration,t=>e.change({duration:t})))},un={...Xt,render:({lookOver:e})=>e()};function $(e){return n`<div class="field">
<label for=${e.id}>${e.label}</label>
<input
id=${e.id}
type=${e.type??`text`}
.value=${e.value}
maxlength=${e.longest??500}
aria-describedby=${e.describedBy??r}
aria-invalid=${e.wrong?`true`:r}
autocomplete="off"
spellcheck="false"
writingsuggestions="false"
@input=${t=>e.write(t.target.value)}
@keydown=${t=>{t.key===`Enter`&&e.enter&&(t.preventDefault(),e.enter(t.target))}}
/>
</div>`}function dn(e){return n`<textarea
id=${e.id}
rows=${e.rows}
maxlength=${e.longest??r}
.value=${e.value}
aria-labelledby="heading"
aria-describedby=${e.describedBy??r}
aria-invalid=${e.wrong?`true`:r}
autocomplete="off"
spellcheck="false"
writingsuggestions="false"
@input=${t=>e.write(t.target.value)}
></textarea>`}var fn={...be,render:e=>{let{draft:t,t:r,change:i,lack:a}=e;return n`${_(r(`names.title`),`progress`)}
${m([`${r(`names.hint`)} ${r(`optional`)}`])} ${v(e)}
${dn({id:`names`,label:``,rows:3,value:t.names,wrong:a!==null,describedBy:a?`hint lack`:`hint`,write:e=>i({names:e})})}`}},pn={...Ce,render:e=>{let{draft:t,t:n,change:r}=e,i=we(e).map(t=>t.code===`reach`?{...t,more:gn(e)}:t);return d(e,n(`contact.title`),[n(`optional`)],g(`contact`,i,t.contact,e=>r({contact:e})))}},mn={...Te,render:e=>{let{draft:t,t:i,change:a}=e,o=De(e);return n`${_(i(`safe.title`),`progress`)}
${m([`${i(`several`)} ${i(`optional`)}`])}
<fieldset>
<legend><h3>${i(`safe.times`)}</h3></legend>
${Q(`time`,Ee(e),t.times,null,e=>a({times:e}))}
</fieldset>
${o.length>0?n`<fieldset>
<legend><h3>${i(`safe.ways`)}</h3></legend>
${Q(`way`,o,t.ways,null,e=>a({ways:e}))}
</fieldset>`:r}
${$({id:`safe-more`,label:i(`safe.more`),value:t.safeTime,write:e=>a({safeTime:e})})}`}},hn={...Oe,render:e=>{let{draft:t,t:r,change:i}=e;return n`${_(r(`silence.title`),`progress`)}
${m([`${r(`silence.hint`)} ${r(`optional`)}`])}
${dn({id:`must-not-know`,label:``,rows:2,longest:500,value:t.mustNotKnow,describedBy:`hint`,write:e=>i({mustNotKnow:e})})}`}};function gn({draft:e,t,change:r,lack:i}){let a=i!==null&&i.key.startsWith(`contact`),o=a?{describedBy:`lack`,wrong:a}:{},s={id:`name`,label:t(`contact.name`),value:e.name,write:e=>r({name:e})},c={id:`phone`,label:t(`contact.phone`),value:e.phone,write:e=>r({phone:e})},l={id:`email`,label:t(`contact.email`),value:e.email,write:e=>r({email:e})};return n`<div class="inset">
${$(s)} ${$({...c,...o,type:`tel`})}
${$({...l,...o,type:`text`})}
</div>`}var _n=A*.8,vn=e=>Math.ceil(e/100)*100,yn={...ve,render:e=>{let{draft:t,t:i,change:a,handOver:o,lack:s}=e,c=_e(t.text),l=A-t.text.length,u=t.text.length>_n&&l>=0;return n`<div @paste=${o} @dragover=${o} @drop=${o}>
${_(i(`tell.title`),`progress`)}
${m([`${i(`tell.hint`)} ${i(`optional`)}`,`${i(`tell.notice`)} ${i(`tell.names`)}`])}
${v(e)}
${dn({id:`text`,label:``,rows:9,value:t.text,wrong:s!==null,describedBy:s?`hint lack`:`hint`,write:e=>a({text:e})})}
${u?n`<p class="hint" aria-hidden="true">${i(`tell.left`,{count:l})}</p>`:r}
<p class="spoken" role="status">
${u?i(`tell.left`,{count:vn(l)}):``}
</p>
<p class=${c?`warning`:`spoken`} role="status">${c?i(`tell.digits`):``}</p>
${e.attachments()}
</div>`}},bn={...Wt,render:e=>{let{draft:t,settings:i,t:a}=e,o=Kt(e,e.search);return d(e,Gt(e),[],n`${i.units.length>7?xn(e,o):r}
${o.length===0?n`<p>${a(`unit.none`)}</p>`:g(`unit`,o,t.unitId,t=>e.change({unitId:t}))}`)}};function xn({t:e,search:t,setSearch:r,change:i},a){return n`${$({id:`search`,type:`search`,label:e(`unit.search`),value:t,describedBy:`found`,write:r,enter:e=>{let[t,...n]=a;!t||n.length>0||(i({unitId:t.code}),e.getRootNode().getElementById(`unit-${t.code}`)?.focus())}})}
<p id="found" class="hint" role="status">${e(`unit.found`,{count:a.length})}</p>`}var Sn={...Jt,render:e=>d(e,e.t(`role.title`),[],g(`role`,Z(e.register,`role`,Yt(e)),e.draft.role,t=>e.change({role:t})))},Cn=[s,bn,Sn,rn,an,on,sn,cn,ln,yn,fn,pn,mn,hn,un],wn=e=>Cn.find(t=>t.name===e);function Tn(e){let{t,codeParts:r,lack:i}=e,[a,o]=r,s=e=>i!==null&&Ze(i).includes(e);return n`<form novalidate autocomplete="off" @submit=${t=>{t.preventDefault(),Xe(e)}}>
${_(t(`sent.kept`),`hint`)}
<p class="hint" id="hint">${t(`code.parts`,{first:a,second:o})}</p>
${v(p(e))}
<div class="parts">
${r.map((n,r)=>$({id:`part-${r}`,label:t(`code.part`,{part:n}),value:e.typedParts[r],longest:12,describedBy:s(n)?`lack`:`hint`,wrong:s(n),write(t){let[n,i]=e.typedParts;e.typedParts=r===0?[t,i]:[n,t]}}))}
</div>
<div class="actions">
${f(t(`code.check`))} ${h(t(`sent.kept.no`),()=>e.answer(`stay`))}
</div>
</form>
<div class="foot">
${[`sent.kept.yes`,`code.without`].map(r=>n`<p>
<button type="button" class="link" @click=${()=>e.answer(`go`)}>${t(r)}</button>
</p>`)}
<p>${t(`code.without.hint`)}</p>
</div>`}function En(e){let{t,answer:n,asking:r}=e;if(r===`code-kept`)return Tn(e);let[i,a]=[()=>n(`stay`),()=>n(`go`)],o=e.stage===`in-doubt`||e.stage===`trying-again`,[s,c,l]=r===`idle`?[t(`idle.title`),t(`idle.text`,{seconds:e.secondsLeft}),t(`idle.stay`)]:[t(`leave.title`),t(o?`leave.doubt`:`leave.text`),t(`leave.no`)];return kn(s,c,{text:l,act:i},{text:t(`leave.yes`),act:a})}function Dn(e){let{t}=e;return kn(t(`kept.title`),null,{text:t(`kept.yes`),act:()=>void e.show(`writing`)},{text:t(`kept.no`),act:e.startAnew})}function On(e,t){c(e)&&(e.secondsLeft=t,e.announce(e.t(`idle.text`,{seconds:t})),e.asking!==`idle`&&(e.asking=`idle`,e.focusOn(`#heading`)))}function kn(e,t,i,a){return n`${_(e)} ${t===null?r:n`<p>${t}</p>`}
<div class="actions">${u(i.text,i.act)} ${h(a.text,a.act)}</div>`}function An({readers:e},t){let n=t=>e.filter(e=>e.as===t),r=n(`escalation`).map(({name:e,organisationName:n})=>`${e[t]} (${n})`);return{reader:n(`reader`),copy:n(`copy`),later:r.join(`, `)}}function jn({t:e,language:t},i){let a=An(i,t),o=i=>a[i].length===0?r:n`<p>${e(`readers.${i}`)}</p>
<ul>
${a[i].map(({name:e,organisationName:r})=>n`<li><strong>${e[t]}</strong>, ${r}</li>`)}
</ul>`;return n`${o(`reader`)} ${o(`copy`)}
${a.later?n`<p>${e(`readers.escalation`,{names:a.later})}</p>`:r}
<p class="hint">${e(`readers.key`)}</p>`}function Mn({t,draft:i,settings:a}){let{practice:o}=a;return!o||e(i)?r:n`<section class="readers" aria-labelledby="practice">
<h3 id="practice">${t(`practice.title`,{time:o.until})}</h3>
<p>${t(`practice.text`)} ${t(`practice.really`)}</p>
</section>`}function Nn({settings:t,draft:n,doubtedCode:r}){return t?.practice!==void 0&&n.danger!==null&&!e(n)&&r===``}function Pn(e,t){let{t:i,stage:a}=e;return n`<section class="practice" aria-labelledby="practice">
<h3 id="practice">${i(`practice.question`)}</h3>
<div class="actions">
${t}
${a===`writing`?h(i(`practice.yes`),()=>void e.show(`practised`)):r}
</div>
</section>`}function Fn(e,t){let{t:i,readers:a}=e;return n`${_(i(`practised.title`))}
<p>${i(`practised.text`)}</p>
${a.state===`known`?n`<section class="readers" aria-labelledby="readers">
<h3 id="readers">${i(`practised.readers`)}</h3>
${jn(t,a.route)}
</section>`:r}
<p>${i(`practice.really`)}</p>
<div class="actions">
${u(i(`sent.done`),e.askToClose)} ${h(i(`practised.back`),e.goBack)}
</div>`}var In={school:{child:[`children`,`kors-pa-halsen`,`snakk-om-mobbing`,`ung`,`slettmeg`,`mental-helse`],adult:[`parents`,`children`,`mental-helse`,`slettmeg`,`ombudsperson-for-children`,`police-not-urgent`]},kindergarten:{child:[`children`,`kors-pa-halsen`,`snakk-om-mobbing`],adult:[`parents`,`children`,`mental-helse`,`ombudsperson-for-children`,`police-not-urgent`]},sport:{child:[`children`,`kors-pa-halsen`,`snakk-om-mobbing`,`mitt-varsel`,`ung`,`slettmeg`],adult:[`mitt-varsel`,`children`,`mental-helse`,`police-not-urgent`]},university:{child:[`mental-helse`,`children`,`ung`],adult:[`mental-helse`,`kirkens-sos`,`slettmeg`,`dinutvei`,`police-not-urgent`]},workplace:{child:[`mental-helse`,`children`,`ung`],adult:[`mental-helse`,`kirkens-sos`,`dinutvei`,`police-not-urgent`]}};function Ln(e,t,n){let r=e.filter(({when:e,audience:t})=>e===`help`&&(t===`all`||t===n)),i=In[t][n],a=new Set(Object.values(In).flatMap(({child:e,adult:t})=>[...e,...t]));return[...i.flatMap(e=>r.filter(t=>t.key===e)),...r.filter(({key:e})=>!a.has(e))]}var Rn=3;function zn({draft:t,register:n,sector:r,settings:i}){if(e(t))return[];let a=i.hours?.open??[];return Ln(i.helpLines,r,n).filter(({key:e})=>a.includes(e)).slice(0,Rn)}function Bn({register:e,sector:t,settings:n}){let r=Ln(n.helpLines,t,e);return{atOnce:r.slice(0,Rn),more:r.slice(Rn)}}function Vn(e){let{t,language:i}=e,a=zn(e);return a.length===0?r:n`<section class="talk" aria-labelledby="open">
<h3 id="open">${t(`hours.open`)}</h3>
${l(a,i)}
</section>`}function Hn(e){let{t,language:i}=e,{atOnce:a,more:o}=Bn(e);return a.length===0?r:n`<section class="talk" aria-labelledby="talk">
<h3 id="talk">${t(`help.title`)}</h3>
${l(a,i)}
${o.length>0?n`<details>
<summary>${t(`help.more`)}</summary>
${l(o,i)}
</details>`:r}
</section>`}function Un(e){return n`${Mn(e)} ${Vn(e)}`}var Wn={nb:[`nb`,`no`],nn:[`nn`,`nb`,`no`],en:[`en`]},Gn=`#heading,.intro,.hint,legend h3,label,.lack,.emergency h3,.emergency p,.lines li,.readers h3,.readers p,.readers li,.due h4,.due li,.talk h3,.status li,.lost p`;function Kn(e){window.speechSynthesis?.addEventListener(`voiceschanged`,()=>e.requestUpdate(),{once:!0})}function qn(e){let t=Jn(e.language);return t?n`<button
type="button"
class="quiet aloud"
aria-pressed=${e.isReading?`true`:`false`}
@click=${()=>e.isReading?e.stopReading():Yn(e,t)}
>
<svg viewBox="0 0 24 24" aria-hidden="true">
<path d="M3 9.5v5h4l5 4v-13l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11" />
</svg>
${e.t(`aloud`)}
</button>`:r}function Jn(e){let t=(window.speechSynthesis?.getVoices()??[]).filter(({localService:e})=>e);for(let n of Wn[e]){let e=t.find(({lang:e})=>e.toLowerCase().split(/[-_]/)[0]===n);if(e)return e}}function Yn(e,t){let{speechSynthesis:n}=window;e.stopReading=()=>{e.stopReading=()=>void 0,e.isReading=!1,n.cancel()};let r=e.stopReading,i=Xn(e.renderRoot.querySelector(`.body`)).map(e=>{let n=new SpeechSynthesisUtterance(e);return n.voice=t,n.lang=t.lang,n}),a=()=>e.stopReading===r&&r();i.at(-1)?.addEventListener(`end`,a);for(let e of i)e.addEventListener(`error`,a);e.isReading=!0,n.cancel();for(let e of i)n.speak(e)}function Xn(e){return[...e.querySelectorAll(Gn)].filter(e=>!e.closest(`[aria-hidden=true]`)&&e.getClientRects().length>0).filter(e=>!e.parentElement.closest(Gn)).map(({textContent:e})=>e.replace(/\s+/g,` `).trim()).filter(Boolean)}function Zn(e){let t=e.indexOf(`-`,e.length/2-1)+1,r=[e.slice(0,t),e.slice(t)];return n`<p class="characters">${r.map(e=>n`<span>${e}</span>`)}</p>`}var Qn=e=>e.replace(/^https?:\/\//,``);function $n({t:e,page:t}){return e(`code.where`,{address:Qn(t)})}function er(e){let{t,because:i}=e,a=i===`pin`?`failed.pin`:tr(i)?i:null;return n`${_(t(`failed.title`))}
<p>${t(`failed.text`)} ${a?t(a):``}</p>
<div class="actions">
${u(t(`again`),e.again)}
${tr(i)?h(t(`attachments.without`),e.withoutPictures):r}
${h(t(`back`),e.back)}
</div>
${ne(e)}
<p>${t(`failed.page`)}</p>
<p>${ie(e)}</p>`}function tr(e){return e.startsWith(`attachments.`)}var nr={now:`doubt.trying`,soon:`doubt.soon`,"no-more":`doubt.no-more`};function rr(e){let{t,trying:r}=e;return n`${_(t(`doubt.title`))}
<p>${t(`doubt.text`)} ${t(`failed.text`)}</p>
<p role="status">${t(nr[r])}</p>
<div class="actions">
${u(t(`again`),e.again,r===`now`)} ${h(t(`back`),e.back)}
</div>
<section class="code" aria-labelledby="code">
<h3 id="code">${t(`doubt.leave`)}</h3>
<p>${t(`doubt.code`)}</p>
${Zn(e.code)}
<p>${$n(e)}</p>
</section>
${ne(e)}`}var ir={goal:[`first-contact`,`plan`,`word-back`,`preliminary-reply`],right:[`preliminary-reply`,`family-may-go-on`]},ar={copied:`code.copied`,failed:`code.not-copied`};function or(e,{answer:t,code:i,route:a,readersChanged:o,attached:s},c,l){let{t:d}=e;return n`${_(d(`sent.title`))}
<p>${d(`sent.text`)}</p>
${lr(e,s)}
<section class="code" aria-labelledby="code">
<h3 id="code">${d(`code.title`)}</h3>
${Zn(i)}
<p>${d(`code.text`)} ${d(`code.lost`)}</p>
<p>${$n(e)}</p>
<div class="actions">
${h(d(`code.copy`),l.copy)} ${h(d(`code.print`),l.print)}
</div>
<p role="status" class="copying">${c===`not-tried`?``:d(ar[c])}</p>
</section>
${o?n`<section class="readers">
<p>${d(`sent.changed`)}</p>
${jn(e,a)}
</section>`:r}
<h3>${d(`next.title`)}</h3>
${sr(e,t.deadlines)} ${Hn(e)}
<div class="actions">${u(d(`sent.done`),l.done)}</div>`}function sr({t:e,language:t},i){return[`goal`,`right`].map(a=>{let o=i.filter(({standing:e,clock:t})=>e===a&&ir[a].includes(t)).sort((e,t)=>e.dueOn.localeCompare(t.dueOn));return o.length===0?r:n`<section class="due">
<h4>${e(`${a}.title`)}</h4>
<ul>
${o.map(({clock:r,dueOn:i})=>n`<li>${e(`${a}.${r}`,{day:b(i,t)})}</li>`)}
</ul>
</section>`})}function cr(e,t,r=[]){let{t:i}=e;return n`<div class="sheet" aria-hidden="true">
<div class="card">${Zn(t)} ${Qn(e.page)}</div>
<p>${i(`code.card`)}</p>
<p>${$n(e)}</p>
${lr(e,r)}
</div>`}function lr({t:e},t){return ye(t,e).map(e=>n`<p>${e}</p>`)}function ur(e,t){let{t:r,lack:i}=e,a=t.state===`opening`;return n`<form novalidate autocomplete="off" @submit=${e=>{e.preventDefault(),a||t.open()}}>
${_(r(`return.title`))}
<p class="hint" id="hint">${r(`return.hint`)}</p>
${v(e)}
${$({id:`typed`,label:r(`code.title`),value:t.typed,write:t.write,longest:60,wrong:i!==null,describedBy:i?`lack hint`:`hint`})}
<p role="status" class=${a?`working`:`spoken`}>${a?r(`return.working`):``}</p>
<div class="actions">${f(r(`return.open`),a)}</div>
</form>
${dr(e,t.anew)}`}function dr(e,t){let{t:r}=e;return n`<details class="lost">
<summary>${r(`lost.title`)}</summary>
<p>${r(`lost.nobody`)}</p>
<p>${r(`lost.still`)}</p>
<p>${r(`lost.again`)}</p>
${h(r(`lost.new`),t)} ${Hn(e)}
</details>`}function fr(e,{answer:t,messages:i}){let{t:a}=e;return n`${_(a(`case.title`))}
<p class="hint">${t.unitName}</p>
<ul class="status">
${Ue(t,e).map(e=>n`<li>${e}</li>`)}
</ul>
<h3>${a(`messages.title`)}</h3>
${i.length===0?n`<p>${a(`messages.none`)}</p>`:i.map(t=>pr(e,t))}
${t.closedOn?r:n`<h3>${a(`next.title`)}</h3>
${sr(e,t.deadlines)}`}
${Hn(e)}`}function pr({t:e,language:t},{from:r,sentOn:i,text:a}){return n`<article class="message">
<h4>${r[t]}, ${b(i,t)}</h4>
<p class="written">${a??e(`messages.damaged`)}</p>
</article>`}function mr(e,t){let r={again:()=>void U(e),back:e.goBack};switch(t){case`not-sent`:return er({...ae(e),...r,withoutPictures:()=>{e.change({attachments:[]}),U(e)}});case`in-doubt`:case`trying-again`:return rr({...ae(e),...r,code:e.doubtedCode,trying:t===`trying-again`?`now`:e.tries<lt?`soon`:`no-more`});case`sent`:return or(p(e),e.receipt,e.copying,{copy:()=>void Je(e),print:()=>print(),done:e.askToClose});case`kept`:return Dn(e);case`practised`:return Fn(e,p(e));case`code`:case`opening`:return n`${I(e)}
${ur(p(e),{typed:e.typed,write:t=>e.typed=t,open:()=>void Qe(e),anew:e.goBack,state:t===`opening`?`opening`:`typing`})}`;case`case`:return n`${fr(p(e),e.followed)}
<div class="actions">${u(e.t(`close`),e.askToClose)}</div>`}}function hr(e){let{t}=e;return n`${_(t(`check.title`),`progress`)}
<p>${t(`check.not-sent`)}</p>
<dl class="answers">${Qt(e).map(t=>_r(e,t))}</dl>
<section class="readers" aria-labelledby="readers">
<h3 id="readers">${t(`readers.title`)}</h3>
${vr(e)}
</section>`}function gr(e){let t=e.stage===`sending`,n=Nn(e),r=e.t(n?`practice.no`:`send`),i=t?e.progress||e.t(`sending`):r,a=u(i,()=>void U(e),t);return n?Pn(e,a):a}function _r({t:e,goTo:t},{name:i,title:a,answer:o,canChange:s}){return n`<div>
<dt>${a}</dt>
<dd class=${o?``:`empty`} translate="no">${o||e(`check.empty`)}</dd>
${s?n`<dd class="change">
<button type="button" class="link" @click=${()=>t(i)}>
${e(`check.change`)}<span class="spoken"> ${a}</span>
</button>
</dd>`:r}
</div>`}function vr(e){let{t,readers:i}=e;return n`<p role="status">${i.state===`known`?``:t(`readers.${i.state}`)}</p>
${i.state===`failed`?h(t(`again`),e.askReaders):r}
${i.state===`known`?jn(e,i.route):r}`}var yr=se({askCodeBack:()=>Ye,askReaders:()=>H,asked:()=>En,back:()=>I,belowFirst:()=>Un,endingScreen:()=>mr,fetchAttachments:()=>Ie,firstLacking:()=>Zt,fitsPin:()=>Ne,fitted:()=>At,goBack:()=>Le,hidePage:()=>tt,intoFrame:()=>Re,laterTextsIn:()=>rt,look:()=>Fe,lookOver:()=>hr,newId:()=>D,prepared:()=>V,printSheet:()=>cr,readAloudButton:()=>qn,send:()=>U,sendButton:()=>gr,stepOf:()=>wn,takeIn:()=>F,warnOfIdle:()=>On,watchVoices:()=>Kn});export{Ye as askCodeBack,H as askReaders,En as asked,I as back,Un as belowFirst,mr as endingScreen,Ie as fetchAttachments,Zt as firstLacking,Ne as fitsPin,At as fitted,Le as goBack,tt as hidePage,Re as intoFrame,rt as laterTextsIn,Fe as look,hr as lookOver,C as n,D as newId,V as prepared,cr as printSheet,qn as readAloudButton,U as send,gr as sendButton,wn as stepOf,yr as t,F as takeIn,On as warnOfIdle,Kn as watchVoices};