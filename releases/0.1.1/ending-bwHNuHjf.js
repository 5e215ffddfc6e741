import{A as e,C as t,D as n,E as r,M as i,O as a,S as o,T as s,_ as c,a as l,b as u,c as d,d as f,f as p,g as m,h,i as g,j as ee,k as te,l as _,m as v,n as y,o as ne,p as b,r as re,s as x,t as ie,u as S,v as C,w as ae,x as w,y as T}from"./form-BrP3S1LY.js";var oe=Object.defineProperty,se=(e,t)=>{let n={};for(var r in e)oe(n,r,{get:e[r],enumerable:!0});return t||oe(n,Symbol.toStringTag,{value:`Module`}),n};function ce(e,t){return o(e,`routes`,E(t))}function le(e,t){return o(e,`challenges`,E(t))}function ue(e,t,n=null){let r=n!==null&&{"mobbeknapp-proof":n};return o(e,`reports`,E(t,{"idempotency-key":t.id,...r}))}function de(e,t){return o(e,`follow-ups`,E({},{authorization:`Bearer ${t}`}))}function fe(e,t){let n={authorization:`Bearer ${t}`};return o(e,`follow-ups/reopenings`,E({},n))}function E(e,t={}){return{method:`POST`,body:JSON.stringify(e),headers:{"content-type":`application/json`,...t}}}var pe=864e5,D=0,me=2**42,O=new Uint32Array(256),k=O.length;function A(e=Date.now()){D=D===0?he():(D+1+j()%16)%me;let t=M(e-e%pe,12),n=M(Math.floor(D/2**30),3),r=M(2**31+D%2**30,8);return`${t.slice(0,8)}-${t.slice(8)}-7${n}-${r.slice(0,4)}-${r.slice(4)}${M(j(),8)}`}function he(){return j()%1024*2**32+j()}function j(){return k===O.length&&(crypto.getRandomValues(O),k=0),O[k++]}function M(e,t){return e.toString(16).padStart(t,`0`)}var ge=[`day`,`afternoon`,`evening`,`weekend`,`not-at-home`],N=4e3,_e=e=>e.length>4e3?{key:`tell.problem`,values:{count:e.length-N}}:null,ve=e=>/(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/.test(e),ye={name:`tell`,title:`tell.title`,check:({text:e})=>_e(e),answer:({draft:e,t})=>F([e.text,...be(e.attachments,t)])};function be(e,t){let n=e.filter(({type:e})=>e===`application/pdf`).length,r=e.length-n;return[...r>0?[t(`attachments.pictures`,{count:r})]:[],...n>0?[t(`attachments.files`,{count:n})]:[]]}var xe={name:`names`,title:`names.title`,check:({names:e})=>_e(e),answer:({draft:e})=>e.names.trim()},Se=e=>/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(e.trim());function Ce({contact:e,phone:t,email:n}){return e===`reach`?t.trim()===``&&n.trim()===``?{key:`contact.problem`}:n.trim()===``||Se(n)?null:{key:`contact.email.problem`}:null}var we={name:`contact`,title:`contact.title`,check:Ce,answer:({draft:e,t})=>{let{contact:n,name:r,phone:i,email:a}=e,o=n===`reach`?[r,i,a]:[];return F([n?t(`contact.${n}`):``,...o])}},Te=({t:e})=>[{code:`code`,label:e(`contact.code`),hint:e(`contact.code.hint`)},{code:`reach`,label:e(`contact.reach`),hint:e(`contact.reach.hint`)}],Ee={name:`safe`,title:`safe.title`,check:()=>null,answer:({draft:e,t})=>F([...e.times.map(e=>t(`time.${e}`)),...P(e).filter(t=>e.ways.includes(t)).map(e=>t(`way.${e}`)),e.safeTime])},De=e=>C(e,`time`,ge);function P({phone:e,email:t}){return[...e.trim()===``?[]:[`call`,`sms`],...t.trim()===``?[]:[`email`]]}function Oe(e){let t=P(e.draft);return t.length>1?C(e,`way`,t):[]}var ke={name:`silence`,title:`silence.title`,check:()=>null,answer:({draft:e})=>e.mustNotKnow.trim()},F=e=>e.map(e=>e.trim()).filter(Boolean).join(`
`);function I(e){let{danger:t,unitId:n,role:r}=e;if(t===null||n===null||r===null)throw RangeError(`Danger, place and role must be answered before there are facts.`);return{danger:t,unitId:n,role:r,about:e.about??`not-said`,accused:e.accused??`not-said`,what:e.what.filter(e=>e!==`not-said`),where:e.where.filter(e=>e!==`not-said`),duration:e.duration??`not-said`,lane:e.lane}}function Ae(e,t=[]){let n=e.text.trim();return t.length>0?{text:n,attachments:t}:{text:n}}function je(e){let t=e.contact===`reach`,n=e=>t?e.trim():``;return{names:e.names.trim(),contact:{how:e.contact??`not-said`,name:n(e.name),phone:n(e.phone),email:n(e.email),mustNotKnow:e.mustNotKnow.trim(),safeTime:n(e.safeTime),times:t?[...e.times]:[],ways:t?P(e).filter(t=>e.ways.includes(t)):[]}}}var L=()=>w(()=>import(`./sealing-CBH8oPOZ.js`),`./sealing-CBH8oPOZ.js`,`sha256-LvTTLfXpGGBMq2XTHfDheaI2OY9LQQanP03ont2pLFM=`);async function Me({rootId:e}){let t=await L(),n=t.newFollowUpCode(),[r,{accessTokenHash:i,unwrappingKey:a}]=await Promise.all([t.newKeyPair(),t.deriveCode(n,e)]),o=await t.lockKey(r.privateKey,a);return{reportId:A(),code:t.formatCode(n),keys:r,lockedKey:o,accessTokenHash:i}}async function Ne(e,t,n,{organisation:r},{language:i,written:a,attachments:o}){let{seal:s}=await L(),{reportId:c,keys:l,lockedKey:u,accessTokenHash:d}=n,f=[...t.readers.map(({key:e})=>e),l.publicKey],p=(e,t)=>s(e,f,{organisationId:r.rootId,id:c,version:1,part:t}),[m,h]=await Promise.all([p(Ae(e,o),`content`),p(je(e),`identity`)]);return{id:c,organisation:r.slug,language:i,written:a,facts:I(e),content:m,identity:h,...o.length>0&&{attachments:o.map(e=>e.id)},reporter:{key:l.publicKey,lockedKey:u,accessTokenHash:d}}}async function Pe(e,t){if(t===null)return!0;let{kidListThumbprint:n}=await L();return await n(e.kids??[])===t}function Fe(e,t,n){return n===null||e.readers.every(({key:e})=>t.kids?.includes(e.kid))}var Ie=n` h4,dl,dd{margin:0;padding:0;font:inherit}h4{font-weight:650;margin-block-end:.25em}.back{margin-block:-.5em .5em}.hint{color:var(--soft);margin-block:.5em}.choice .hint{grid-column:2;margin:-.6em 0 .85em;padding-inline:.9em}.inset{margin-inline-start:.9em;padding-inline-start:1.2em;border-inline-start:3px solid var(--faint)}.code h3,.readers h3{margin-block-start:0}.answers{display:grid;margin-block:1.5em;border-block-start:1px solid var(--faint)}.answers div{display:grid;grid-template-columns:1fr auto;align-items:baseline;column-gap:1em;padding-block:.25em .75em;border-block-end:1px solid var(--faint)}dt{font-weight:600;overflow-wrap:anywhere}dd{grid-row:2;grid-column:1 / -1;white-space:pre-line;overflow-wrap:anywhere}dd.change{grid-row:1;grid-column:2;white-space:nowrap}@media (min-width:40em){.answers div{grid-template-columns:2fr 3fr 4.5em;padding-block:.25em}dd{grid-row:1;grid-column:2}dd.change{grid-column:3;text-align:end}}.empty{color:var(--soft)}.readers,.code,.message{margin-block:1.5em;padding:1.1em 1.25em;border-radius:var(--round);background:var(--wash)}section ul,.status{padding-inline-start:1.25em;margin-block:.5em}.characters{margin-block:.5em;font:700 1.5em/1.4 ui-monospace,'Cascadia Mono',Menlo,monospace;letter-spacing:.04em;user-select:all;overflow-wrap:normal;hyphens:none}.characters span{display:inline-block;white-space:nowrap}.aloud{float:inline-end;margin-block:-.5em}svg{inline-size:1.25em;block-size:1.25em;flex:none;vertical-align:middle;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}.choice svg{float:inline-start;inline-size:1.6em;block-size:1.6em;margin-inline-end:.6em;stroke-width:1.75}.lost{margin-block-start:2em}.parts{display:flex;flex-wrap:wrap;gap:0 1.5em}.parts input{inline-size:8em;text-transform:uppercase;font-family:ui-monospace,Menlo,monospace}.copying{font-weight:600}[role='status']:empty{margin:0}@media (max-width:30em){.characters{font-size:max(1.15em,min(1.5em,6vw));letter-spacing:0}}.code .actions,.code h3{margin-block-start:0}.due{margin-block:1em;padding-inline-start:1em;border-inline-start:3px solid var(--faint)}.message h4{color:var(--soft)}.written{white-space:pre-wrap}details{margin-block:.75em}summary{padding-block:.75em;cursor:pointer;color:var(--accent)}.field{margin-block:1.25em}.field label{display:block;font-weight:600;margin-block-end:.35em}.field input,textarea{display:block;inline-size:100%;min-block-size:2.9em;padding:.6em .75em;border:1px solid var(--line);border-radius:var(--round);background:var(--paper)}textarea{margin-block:1em;resize:vertical;line-height:1.5}[aria-invalid='true']{border:2px solid var(--red)}.sheet{display:none}@media print{.sheet{display:block;padding:15mm}.card{box-sizing:border-box;inline-size:85mm;padding:4mm 5mm;border:1px dashed}}`,Le=a(Ie);function R(e,t,n){let r=e.renderRoot,i=r.adoptedStyleSheets;i.includes(t)||(r.adoptedStyleSheets=[...i,t]),e.texts={...e.texts,...n},e.requestUpdate()}async function Re(e){if(e.attachments||!e.settings?.attachments)return;let t=await w(()=>import(`./attachments-4h4WfG00.js`),`./attachments-4h4WfG00.js`,`sha256-FN5Rw+DIys2ipt50gOiLgWNqWiWU86N5Llor/UT6w+U=`).catch(()=>null);t&&!e.attachments&&(e.attachments=t,R(e,t.look,t.words[e.language]))}function z({t:e,goBack:t}){return u`<button type="button" class="link back" .onclick=${t}>
<span aria-hidden="true">‹</span> ${e(`back`)}
</button>`}function ze(e){if(e.stopTrying(),e.stage!==`writing`)return void e.show(`writing`);if(e.looksOver)return void e.enter(`check`);let{steps:t,step:n}=e;e.enter(t[t.indexOf(n)-1]??t[0])}async function Be(e){let{takeOver:t}=await w(()=>import(`./frame-MLcrDNlT.js`),`./frame-MLcrDNlT.js`,`sha256-VUyT+oJcK0ahKfidC1ST6jy+b67FXVsC6/f5xQTjPQo=`);await t(e)}var B=4;function Ve(){let[e]=crypto.getRandomValues(new Uint8Array(1));return e<252?V[e%V.length]:Ve()}var V=[];for(let e=1;e<B;e++)for(let t=e+1;t<=B;t++)V.push([e,t]);function He(e,t,n){let r=Ue(e),i=r.length/B;return[0,1].filter(e=>{let a=(t[e]-1)*i;return Ue(n[e]??``)!==r.slice(a,a+i)})}var Ue=e=>e.normalize(`NFKC`).toUpperCase().replace(/[^A-Z0-9]/g,``);function We(e,t){let{text:n,reportId:r,caseId:i,from:a}=Object(e);if(typeof n!=`string`)return{standing:`broken`,text:null};if(r===void 0&&i===void 0&&a===void 0)return{standing:`unbound`,text:n};let o=t.caseId===void 0||i===t.caseId||i===void 0&&a===`reporter`,s=t.from===void 0||a===t.from;return r===t.reportId&&s&&o?{standing:`bound`,text:n}:{standing:`elsewhere`,text:null}}var Ge={standing:`broken`,text:null};async function Ke(e,t,n,r){let{reportId:i}=e,a=async({id:e,author:a,sealed:o})=>t===null?Ge:We(await r(o,t,{organisationId:n,id:e,version:1,part:`message`}),{reportId:i,from:a}),o=[...new Map(e.messages.map(e=>[e.id,e])).values()].map(async e=>{let{id:t,sentOn:n,from:r}=e;return{id:t,sentOn:n,from:r,...await a(e).catch(()=>Ge)}});return{answer:e,messages:await Promise.all(o)}}function qe({status:t,receivedOn:n,readOn:r,closedOn:i,done:a=[]},{t:o,language:s}){let c=(t,n)=>o(t,{day:e(n,s)});return[c(`case.received`,n),r?c(`case.read`,r):o(`case.unread`),...a.map(({kind:e,on:t})=>c(`done.${e}`,t)),...i?[c(`case.closed`,i)]:[],...t===`reopened`?[o(`case.reopened`)]:[]]}var Je=()=>w(()=>import(`./unsealing-DYGU0zHO.js`),`./unsealing-DYGU0zHO.js`,`sha256-j/5Y1CV/oeY3FLJKGY1kdSIFencNNxONz2lJpt5fWPw=`);async function Ye(e){let{readCode:t}=await Je();return t(e)}async function Xe(e,{organisation:t},n){let{deriveCode:r,open:i,unlockKey:a}=await Je(),{accessToken:o,unwrappingKey:s}=await r(n,t.rootId),c=async()=>{let n=await de(e,o);if(n.state!==`answered`)return Ze(n);let r=await a(n.value.lockedKey,s).catch(()=>null);return{state:`open`,case:{...await Ke(n.value,r,t.rootId,i),goesOn:l}}},l=async()=>{let t=await fe(e,o);return t.state===`answered`?c():Ze(t)};return c()}function Ze(e){return e.state===`unreachable`?{state:`failed`}:{state:Qe[e.problem.slug??``]??`failed`}}var Qe={"code-unknown":`unknown`,"slow-down":`busy`};async function $e(e){try{await navigator.clipboard.writeText(e.receipt.code),e.copying=`copied`}catch{e.copying=`failed`;let t=e.renderRoot.querySelector(`.code .characters`);t&&getSelection()?.selectAllChildren(t)}}function et(e){e.codeParts=Ve(),e.typedParts=[``,``],e.lack=null,e.asking=`code-kept`}function tt(e){let{receipt:t,codeParts:n,typedParts:r}=e,i=He(t.code,n,r);if(i.length===0)return e.answer(`go`);let a={part:i.map(e=>n[e]).join(` + `)};e.point({key:`code.slip`,values:a})}var nt=({values:e})=>String(e.part).split(` + `).map(Number);async function rt(e){let t=e.visit,n=await Ye(e.typed).catch(()=>({state:`failed`}));if(n.state!==`complete`)return e.point({key:`return.${n.state}`});e.lack=null,e.stage=`opening`;let r=await Xe(e.opening.origin,e.settings,n.code).catch(()=>({state:`failed`}));if(t===e.visit){if(r.state===`open`)return e.followed=r.case,e.typed=``,e.show(`case`);e.stage=`code`,e.point({key:`return.${r.state}`})}}async function it(e){let t=e.visit;e.lack=null;let n=await e.followed.goesOn().catch(()=>({state:`failed`}));if(t===e.visit){if(n.state!==`open`)return e.point({key:`return.${n.state}`});e.followed=n.case,await e.show(`case`),e.announce(e.t(`goes-on.done`))}}var at=12e5,ot=[10,30,60];function st(e){let t=0,n=1/0,r,i=()=>{t=Date.now(),n=1/0},a=()=>{let r=(t+at-Date.now())/1e3+60,a=ot.find(e=>r<=e);r<=0?(i(),e.end()):a!==void 0&&a<n&&(n=a,e.warn(a))},o=()=>{clearInterval(r),document.removeEventListener(`visibilitychange`,a)};return{start:()=>{o(),i(),r=setInterval(a,1e3),document.addEventListener(`visibilitychange`,a)},alive:i,stop:o}}var ct={nb:[`nb`,`no`],nn:[`nn`,`nb`,`no`],en:[`en`]},lt=`#heading,.intro,.hint,legend h3,label,.lack,.emergency h3,.now p,.told p,.told li,.lines li,.readers h3,.readers p,.readers li,.due h4,.due li,.talk h3,.status li,.lost p`;function ut(e){window.speechSynthesis?.addEventListener(`voiceschanged`,()=>e.requestUpdate(),{once:!0})}function dt(e){let t=ft(e.language);return t?u`<button
type="button"
class="quiet aloud"
aria-pressed=${e.isReading?`true`:`false`}
.onclick=${()=>e.isReading?e.stopReading():pt(e,t)}
>
<svg viewBox="0 0 24 24" aria-hidden="true">
<path d="M3 9.5v5h4l5 4v-13l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11" />
</svg>
${e.t(`aloud`)}
</button>`:T}function ft(e){let t=(window.speechSynthesis?.getVoices()??[]).filter(({localService:e})=>e);for(let n of ct[e]){let e=t.find(({lang:e})=>e.toLowerCase().split(/[-_]/)[0]===n);if(e)return e}}function pt(e,t){let{speechSynthesis:n}=window;e.stopReading=()=>{e.stopReading=()=>void 0,e.isReading=!1,n.cancel()};let r=e.stopReading,i=mt(e.renderRoot.querySelector(`.body`)).map(e=>{let n=new SpeechSynthesisUtterance(e);return n.voice=t,n.lang=t.lang,n}),a=()=>e.stopReading===r&&r();i.at(-1)?.addEventListener(`end`,a);for(let e of i)e.addEventListener(`error`,a);e.isReading=!0,n.cancel();for(let e of i)n.speak(e)}function mt(e){return[...e.querySelectorAll(lt)].filter(e=>!e.closest(`[aria-hidden=true]`)&&e.getClientRects().length>0).filter(e=>!e.parentElement.closest(lt)).map(({textContent:e})=>e.replace(/\s+/g,` `).trim()).filter(Boolean)}function H(e){let t=t=>e.write(t.target.value);return u`<div class="field">
<label for=${e.id}>${e.label}</label>
<input
id=${e.id}
dir="auto"
type=${e.type??`text`}
.value=${e.value}
maxlength=${e.longest??500}
aria-describedby=${e.describedBy??T}
aria-invalid=${e.wrong?`true`:T}
autocomplete="off"
spellcheck="false"
writingsuggestions="false"
.oninput=${t}
.onchange=${t}
.onkeydown=${t=>{t.key===`Enter`&&e.enter&&(t.preventDefault(),e.enter(t.composedPath()[0]))}}
/>
</div>`}function U(e){let t=t=>e.write(t.target.value);return u`<textarea
id=${e.id}
dir="auto"
rows=${e.rows}
maxlength=${e.longest??T}
.value=${e.value}
aria-labelledby="heading"
aria-describedby=${e.describedBy??T}
aria-invalid=${e.wrong?`true`:T}
autocomplete="off"
spellcheck="false"
writingsuggestions="false"
.oninput=${t}
.onchange=${t}
></textarea>`}function ht(e){let{t,codeParts:n,lack:r}=e,[i,a]=n,o=e=>r!==null&&nt(r).includes(e);return u`<form novalidate autocomplete="off" .onsubmit=${t=>{t.preventDefault(),tt(e)}}>
${x(t(`sent.kept`),`hint`)}
<p class="hint" id="hint">${t(`code.parts`,{first:i,second:a})}</p>
${S(g(e))}
<div class="parts">
${n.map((n,r)=>H({id:`part-${r}`,label:t(`code.part`,{part:n}),value:e.typedParts[r],longest:12,describedBy:o(n)?`lack`:`hint`,wrong:o(n),write(t){let[n,i]=e.typedParts;e.typedParts=r===0?[t,i]:[n,t]}}))}
</div>
<div class="actions">
${h(t(`code.check`))} ${v(t(`sent.kept.no`),()=>e.answer(`stay`))}
</div>
</form>
<div class="foot">
${[`sent.kept.yes`,`code.without`].map(n=>u`<p>
<button type="button" class="link" .onclick=${()=>e.answer(`go`)}>
${t(n)}
</button>
</p>`)}
<p>${t(`code.without.hint`)}</p>
</div>`}function gt(e){let{t,answer:n,asking:r}=e;if(r===`code-kept`)return ht(e);let[i,a]=[()=>n(`stay`),()=>n(`go`)],o=e.stage===`in-doubt`||e.stage===`trying-again`,[s,c,l]=r===`idle`?[t(`idle.title`),t(`idle.text`,{seconds:e.secondsLeft}),t(`idle.stay`)]:[t(`leave.title`),t(o?`leave.doubt`:`leave.text`),t(`leave.no`)];return yt(s,c,{text:l,act:i},{text:t(`leave.yes`),act:a})}function _t(e){let{t}=e;return yt(t(`kept.title`),null,{text:t(`kept.yes`),act:()=>void e.show(`writing`)},{text:t(`kept.no`),act:e.startAnew})}function vt(e,n){t(e)&&(e.secondsLeft=n,e.announce(e.t(`idle.text`,{seconds:n})),e.asking!==`idle`&&(e.asking=`idle`,e.focusOn(`#heading`)))}function yt(e,t,n,r){return u`${x(e)} ${t===null?T:u`<p>${t}</p>`}
<div class="actions">${f(n.text,n.act)} ${v(r.text,r.act)}</div>`}function bt(e){ut(e),e.idle=xt(e,st({warn:t=>vt(e,t),end:()=>t(e)&&e.close(`idle`)})),e.stage!==`closed`&&e.idle.start()}function xt(e,{start:t,alive:n,stop:r}){let i=t=>{if(t.key!==`Escape`||t.isComposing||!e.dialog?.open)return;let[n]=t.composedPath();n instanceof HTMLInputElement&&n.type===`search`&&n.value||(t.preventDefault(),e.askToClose())},a=t=>{St(e)&&(t.preventDefault(),t.returnValue=`.`)};return e.afterDrawing=()=>St(e)?addEventListener(`beforeunload`,a):removeEventListener(`beforeunload`,a),{alive:n,start(){addEventListener(`keydown`,i,!0),t()},stop(){removeEventListener(`keydown`,i,!0),removeEventListener(`beforeunload`,a),r()}}}var St=e=>ae(e)||e.stage===`sent`,Ct=`body > :not(mobbe-skjema) { display: none !important }`,wt=`@page { margin: 0 }`;function Tt(){let e=new CSSStyleSheet;e.replaceSync(`@media print { ${Ct} } ${wt}`),document.adoptedStyleSheets=[...document.adoptedStyleSheets,e],addEventListener(`afterprint`,()=>{document.adoptedStyleSheets=document.adoptedStyleSheets.filter(t=>t!==e)},{once:!0})}var Et={nb:async()=>(await w(()=>import(`./nb-wxRoodGM.js`),`./nb-wxRoodGM.js`,`sha256-eWQxGTYm+Mr5q3k9lDJo69ihqb2qQuOcYJaXDzQ1DFE=`)).nb,nn:async()=>(await w(()=>import(`./nn-D6DByfiu.js`),`./nn-D6DByfiu.js`,`sha256-/yPVOUCpgWctuOVNYIy5Y/PFLUbtgENfaJV3UtrlecY=`)).nn,en:async()=>(await w(()=>import(`./en-BcyDRKDy.js`),`./en-BcyDRKDy.js`,`sha256-esgjjiWFE7dKDbgeh7v1NsGgH88pWfzsqk6sZ8IYVaU=`)).en},Dt=e=>Et[e](),Ot=1500,kt=6e5,W=new WeakMap;function At(e,t){let n=W.get(e);if(n&&Date.now()<n.until-kt)return n.stop;let r=new AbortController,i={until:1/0,stop:()=>r.abort(),proof:a()};return W.set(e,i),i.stop;async function a(){try{let{reportId:n}=e,{origin:a,organisation:o}=t,s=await le(a,{organisation:o,reportId:n});if(s.state!==`answered`)throw Error(s.state);let{challenge:c,seconds:l}=s.value;i.until=Date.now()+l*1e3;let{solve:u}=await w(()=>import(`./proof-Cd0wonFU.js`),`./proof-Cd0wonFU.js`,`sha256-JFVFILb5nz7+78hWMNAY1MJDQEndFzqavSuUAtmbgx8=`);return await u(c,r)}catch{return i.until=0,n?.proof??null}}}async function jt(e){let t=W.get(e)?.proof??null,n,r=new Promise(e=>{n=setTimeout(()=>e(null),Ot)});return Promise.race([t,r]).finally(()=>clearTimeout(n))}var Mt=[3e3,8e3,2e4,45e3],Nt=Mt.length;function Pt(e,t){let n=()=>{clearTimeout(a),removeEventListener(`online`,r)},r=()=>{n(),t()},i=Mt[e],a=i===void 0?void 0:setTimeout(r,i);return addEventListener(`online`,r),n}var Ft={state:`attached`,attachments:[]},It=3,Lt=new WeakMap,G=new WeakSet,Rt=new WeakSet;async function zt(e){let{route:t}=e,n=null,r=`once`,i=(e=`connection`)=>n&&G.has(n)?{state:`in-doubt`,reporter:n}:{state:`not-sent`,because:e};try{n=await e.reporter;for(let a=0;a<It;a++){if(!Fe(t,e.settings,e.pin))return i(`pin`);let a=await e.attach?.(n,r)??Ft;if(a.state===`called-off`)return a;if(a.state===`not-attached`)return i(a.because);let[o,s]=await Promise.all([Gt(e,t,n,a.attachments),Rt.has(n)?null:jt(n)]),c=Bt(o,await ue(e.origin,o,s));if(Vt(n,c),!(s!==null&&Ht(c)&&(Rt.add(n),c.state===`refused`))){if(c.state===`answered`)return{state:`sent`,answer:c.value,reporter:n,route:t};if(c.state===`unreachable`)return i();if(c.problem.slug===`attachment-missing`)r=`again`;else if(c.problem.slug===`idempotency-key-reused`)n=await Me(e.settings.organisation),e.onNewReporter(n);else{if(c.problem.slug!==`route-changed`||!c.problem.route)return i();t=c.problem.route,e.onRouteChanged(t)}}}}catch{}return i()}function Bt({id:e},t){return t.state===`answered`?t.value?.id===e?t:{state:`unreachable`}:t}function Vt(e,t){t.state===`answered`?G.delete(e):t.state===`unreachable`||Ut(t.problem)?G.add(e):Wt(t.problem)&&G.delete(e)}function Ht(e){return e.state===`refused`?e.problem.slug===null&&e.problem.status<500:e.state===`unreachable`}function Ut({status:e}){return e===408||e>=500&&e!==503}function Wt({status:e,slug:t}){return t!==null&&e!==429&&e!==503}async function Gt({draft:e,language:t,settings:n,written:r},i,a,o){let s=Lt.get(a),c=(e,t)=>JSON.stringify(e)===JSON.stringify(t);if(s&&c(s.draft,e)&&(G.has(a)||c(s?.route,i)))return s.report;let l=await Ne(e,i,a,n,{language:t,written:r,attachments:o});return Lt.set(a,{draft:e,route:i,report:l}),l}function K(e){e.reporter??=Me(e.settings.organisation).catch(t=>{throw e.reporter=null,t});let t=e.reporter;return t.then(n=>{e.reporter===t&&(e.stopProving=At(n,e.opening))},()=>void 0),t}async function q(e){e.readers={state:`asking`};let t=I(e.draft),{origin:n,organisation:r}=e.opening,i=await ce(n,{organisation:r,facts:t});e.step===`check`&&JSON.stringify(t)===JSON.stringify(I(e.draft))&&(e.readers=i.state===`answered`?{state:`known`,route:i.value}:{state:`failed`})}var Kt=({stage:e})=>e===`sending`||e===`trying-again`;async function J(e){if(Kt(e))return;if(e.readers.state===`asking`)return e.announce(e.t(`readers.asking`));if(e.readers.state===`failed`)return qt(e);let t=e.visit;e.stopTrying();let n=e.stage;e.stage=n===`in-doubt`?`trying-again`:`sending`,n===`not-sent`&&e.focusOn(`.primary`),e.stage===`sending`&&e.announce(e.t(`sending`));let{origin:r,keys:i,written:a}=e.opening,{draft:o,attachments:c}=e,l=await zt({origin:r,settings:e.settings,draft:o,language:e.language,written:a,route:e.readers.route,reporter:K(e),pin:i,onRouteChanged:t=>{e.readers={state:`known`,route:t},e.readersChanged=!0,e.announce(e.t(`readers.changed`))},onNewReporter:t=>e.reporter=Promise.resolve(t),...c&&o.attachments.length>0&&{attach:c.attach(e,o)}});if(e.progress=``,l.state!==`called-off`&&t===e.visit){if(l.state===`sent`)return Yt(e,l);if(Kt(e))return l.state===`in-doubt`?Jt(e,l.reporter):(e.asking=`nothing`,e.because=l.because,e.tell(s(`send`)),e.show(`not-sent`))}}async function qt(e){let{visit:t,stage:n}=e;if(e.stage=`writing`,n===`not-sent`&&e.focusOn(`.primary`),e.announce(e.t(`readers.asking`)),await q(e),t===e.visit&&e.step===`check`&&e.stage===`writing`){if(e.readers.state===`known`)return e.announce(e.t(`readers.title`));if(e.readers.state!==`asking`)return e.asking=`nothing`,e.because=`connection`,e.tell(s(`send`)),e.show(`not-sent`)}}async function Jt(e,{code:t}){let n=e.stage===`sending`;return e.doubtedCode=t,e.tries=n?0:e.tries+1,e.stopTrying=Pt(e.tries,()=>void J(e)),n?(e.asking=`nothing`,e.tell(s(`send`)),e.show(`in-doubt`)):void(e.stage=`in-doubt`)}function Yt(e,t){let{answer:n,route:i,reporter:a}=t,{role:o,unitId:s}=e.draft,c=e.draft.attachments.map(({type:e})=>({type:e}));return e.stopTrying(),e.stopProving(),e.asking=`nothing`,e.receipt={answer:n,route:i,code:a.code,readersChanged:e.readersChanged,attached:c},e.draft={...te,role:o,unitId:s},e.reporter=null,e.tell(r()),e.show(`sent`)}var Xt=[`left-out`,`words`,`violence`,`threats`,`online`,`racism`,`sexual-harassment`,`environment`,`lonely`,`other`],Zt=[`serious`,`improvement`,`praise`],Qt=[`today`,`this-week`,`weeks`,`months`,`over-half-a-year`,`not-said`],Y={school:{roles:[`pupil`,`parent`,`bystander`,`employee`,`other`],abouts:[`me`,`my-child`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:Xt,places:[`classroom`,`break`,`changing-room`,`way`,`after-school`,`online`,`home`,`other`],lanes:[]},kindergarten:{roles:[`parent`,`bystander`,`employee`,`other`],abouts:[`my-child`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:[`left-out`,`words`,`violence`,`threats`,`racism`,`environment`,`other`],places:[`indoors`,`outdoors`,`changing-room`,`travel`,`other`],lanes:[]},sport:{roles:[`athlete`,`parent`,`coach`,`bystander`,`other`],abouts:[`me`,`my-child`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:Xt,places:[`training`,`match`,`changing-room`,`travel`,`online`,`other`],lanes:[]},university:{roles:[`student`,`employee`,`bystander`,`other`],abouts:[`me`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:Xt,places:[`teaching`,`campus`,`placement`,`workplace`,`online`,`other`],lanes:Zt},workplace:{roles:[`employee`,`bystander`,`other`],abouts:[`me`,`someone-else`],accused:[`child`,`several`,`adult`,`leader`,`unknown`],categories:[`left-out`,`words`,`violence`,`threats`,`online`,`racism`,`sexual-harassment`,`environment`,`other`],places:[`workplace`,`travel`,`online`,`other`],lanes:[]}};function $t(e,t){let n=Y[e].abouts;if(t===null||t===`other`)return n;if(t===`parent`)return[...n].sort((e,t)=>en(e)-en(t));let r=n.filter(e=>e!==`my-child`);return r.length>1?r:n}var en=e=>e===`my-child`?0:1;function tn(e,t){let n=Y[t],r=(e,t)=>e!==null&&(e===`not-said`||t.includes(e))?e:null,i=r(e.role,n.roles);return{...e,role:i,about:r(e.about,$t(t,i)),accused:r(e.accused,n.accused),lane:r(e.lane,n.lanes),what:e.what.filter(e=>e===`not-said`||n.categories.includes(e)),where:e.where.filter(e=>e===`not-said`||n.places.includes(e))}}var X=()=>null,nn=({t:e})=>({code:`not-said`,label:e(`not-said`)}),rn=({t:e})=>({code:`not-said`,label:e(`unknown`)}),an={name:`about`,title:`about.title`,check:X,answer:({draft:e,t})=>Z(t,`about`,e.about)},on=e=>[...C(e,`about`,$t(e.sector,e.draft.role)),nn(e)],sn={name:`accused`,title:`accused.title`,check:X,answer:({draft:e,t})=>e.accused===`unknown`?t(`unknown`):Z(t,`accused`,e.accused)},cn=e=>[...C(e,`accused`,Y[e.sector].accused.filter(e=>e!==`unknown`)),{code:`unknown`,label:e.t(`unknown`)},nn(e)],ln={name:`lane`,title:`lane.title`,check:X,answer:({draft:e,t})=>Z(t,`lane`,e.lane)},un=e=>C(e,`lane`,Y[e.sector].lanes),dn={name:`what`,title:`what.title`,check:X,answer:({draft:e,t})=>e.what.map(e=>Z(t,`what`,e)).join(`
`)},fn=e=>[...C(e,`what`,Y[e.sector].categories),nn(e)],pn={name:`where`,title:`where.title`,check:X,answer:({draft:e,t})=>e.where.map(e=>e===`not-said`?t(`unknown`):Z(t,`where`,e)).join(`
`)},mn=e=>[...C(e,`where`,Y[e.sector].places),rn(e)],hn={name:`duration`,title:`duration.title`,check:X,answer:({draft:e,t})=>e.duration===`not-said`?t(`unknown`):Z(t,`duration`,e.duration)},gn=e=>[...C(e,`duration`,Qt.filter(e=>e!==`not-said`)),rn(e)];function Z(e,t,n){return n===null?``:e(n===`not-said`?`not-said`:`${t}.${n}`)}var _n={name:`unit`,title:`unit.title`,check:({unitId:e})=>e===null?{key:`unit.problem`}:null,answer:({draft:e,settings:t})=>t.units.find(({id:t})=>t===e.unitId)?.name??``};function vn({settings:e,language:t,texts:n}){let r=new Set(e.units.map(({sector:e})=>e)).size===1?e.organisation.sector:null;return ee(n,r,`child`,e.texts[t])(`unit.title`)}function yn({settings:{units:e,organisation:t}},n){return bn(e,n).map(({id:e,name:n,ownerName:r})=>r===null||r===t.name?{code:e,label:n}:{code:e,label:n,hint:r})}function bn(e,t){let n=[xn,Cn,wn].flatMap(n=>{let r=n(t).split(/\s+/);return e.filter(({name:e})=>r.every(t=>n(e).includes(t)))});return[...new Set(n)]}var xn=e=>e.normalize(`NFC`).toLocaleLowerCase(`nb`),Sn={ø:`o`,æ:`a`,đ:`d`,ŧ:`t`,ŋ:`n`},Cn=e=>xn(e).replace(/[øæđŧŋ]/g,e=>Sn[e]).normalize(`NFD`).replace(/[\p{M}\p{P}]/gu,``),wn=e=>Cn(xn(e).replaceAll(`å`,`aa`).replaceAll(`æ`,`ae`).replaceAll(`ø`,`oe`)),Tn={name:`role`,title:`role.title`,check:({role:e})=>e===null?{key:`role.problem`}:null,answer:({draft:e,t})=>e.role?t(`role.${e.role}`):``},En=e=>C(e,`role`,Y[e.sector].roles),Dn={name:`check`,title:`check.title`,check:()=>null,answer:()=>``},On={danger:c,call:m,unit:_n,role:Tn,about:an,accused:sn,lane:ln,what:dn,where:pn,duration:hn,tell:ye,names:xe,contact:we,safe:Ee,silence:ke,check:Dn};function kn(e,t){return t.find(t=>On[t].check(e)!==null)}function An(e){let[t,...n]=e.steps.filter(e=>![`call`,`unit`,`check`].includes(e));return[t,`unit`,...n].map(t=>({name:t,title:t===`unit`?vn(e):e.t(On[t].title),answer:On[t].answer(e),canChange:t!==`unit`||e.settings.units.length>1}))}var jn=`M6 12h.01M12 12h.01M18 12h.01`,Mn=`M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5 6c4 3 4 9 0 12M19 6c-4 3-4 9 0 12`,Nn=`M3 4h18v11H3zM12 15v5M8 20h8`,Pn=`M7 3h10v18H7zM11 18h2`,Fn={role:{pupil:`M6 20V10a6 6 0 0 1 12 0v10zM9 4.5V3h6v1.5M9 20v-6h6v6`,athlete:Mn,parent:`M9 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20a6 6 0 0 1 12 0M18 15a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 18.5a3 3 0 0 1 4 1.5`,bystander:`M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z`,coach:`M6 5h12v15H6zM9 5V3h6v2M9 11h6M9 15h4`,employee:`M4 8h16v11H4zM9 8V5h6v3M4 13h16`,other:jn},what:{"left-out":`M9 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM7 11h.01M11 11h.01M9 14h.01M20 12h.01`,words:`M4 4h16v12h-9l-4 4v-4H4zM8 8.5h8M8 12h5`,violence:`M12 3v4M12 17v4M3 12h4M17 12h4M5.6 5.6l2.8 2.8M15.6 15.6l2.8 2.8M18.4 5.6l-2.8 2.8M8.4 15.6l-2.8 2.8`,threats:`M12 4 2.5 20h19zM12 10v4M12 17h.01`,online:Pn,environment:Nn,lonely:`M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7 19v-3a5 5 0 0 1 10 0v3M3 21h18`,other:jn},where:{classroom:Nn,break:Mn,"changing-room":`M10 7a2 2 0 1 1 2 2v2l-9 7h18l-9-7`,way:`M6 21c0-5 12-4 12-9S9 8 9 3`,"after-school":`M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2`,training:`M4 9v6M7 7v10M17 7v10M20 9v6M7 12h10`,match:`M6 21V4h12l-2.5 4 2.5 4H6`,travel:`M4 5h16v12H4zM4 12h16M8 20v-3M16 20v-3`,online:Pn,home:`M4 11l8-7 8 7v9H4zM10 20v-6h4v6`,other:jn}};function In(e,t,n){return e===`child`?n.map(e=>{let n=Fn[t][e.code];return n===void 0?e:{...e,picture:n}}):n}function Q(e,t,n,r,i){let a=(e,t)=>{t!==n.includes(e)&&i(t?e===r?[r]:[...n.filter(e=>e!==r),e]:n.filter(t=>t!==e))};return u`<div class="choices">
${t.map(({code:t,label:r,picture:i})=>{let o=`${e}-${t}`;return u`<div class="choice" id="choice-${o}">
<input
type="checkbox"
id=${o}
.checked=${n.includes(t)}
.onchange=${({target:e})=>a(t,e.checked)}
/>
<label for=${o}>${ne(i)}${r}</label>
</div>`})}
</div>`}var Ln={...an,render:e=>p(e,e.t(`about.title`),[],b(`about`,on(e),e.draft.about,t=>e.change({about:t})))},Rn={...sn,render:e=>p(e,e.t(`accused.title`),[e.t(`accused.hint`)],b(`accused`,cn(e),e.draft.accused,t=>e.change({accused:t})))},zn={...ln,render:e=>p(e,e.t(`lane.title`),[e.t(`optional`)],b(`lane`,un(e),e.draft.lane,t=>e.change({lane:t})))},Bn={...dn,render:e=>p(e,e.t(`what.title`),[e.t(`several`)],Q(`what`,In(e.register,`what`,fn(e)),e.draft.what,`not-said`,t=>e.change({what:t})))},Vn={...pn,render:e=>p(e,e.t(`where.title`),[e.t(`several`)],Q(`where`,In(e.register,`where`,mn(e)),e.draft.where,`not-said`,t=>e.change({where:t})))},Hn={...hn,render:e=>p(e,e.t(`duration.title`),[e.t(`optional`)],b(`duration`,gn(e),e.draft.duration,t=>e.change({duration:t})))},Un={...Dn,render:({lookOver:e})=>e()},Wn={...xe,render:e=>{let{draft:t,t:n,change:r,lack:i}=e;return u`${x(n(`names.title`),`progress`)}
${_([`${n(`names.hint`)} ${n(`optional`)}`])} ${S(e)}
${U({id:`names`,label:``,rows:3,value:t.names,wrong:i!==null,describedBy:i?`hint lack`:`hint`,write:e=>r({names:e})})}`}},Gn={...we,render:e=>{let{draft:t,t:n,change:r}=e,i=Te(e).map(t=>t.code===`reach`?{...t,more:Jn(e)}:t);return p(e,n(`contact.title`),[n(`optional`)],b(`contact`,i,t.contact,e=>r({contact:e})))}},Kn={...Ee,render:e=>{let{draft:t,t:n,change:r}=e,i=Oe(e);return u`${x(n(`safe.title`),`progress`)}
${_([`${n(`several`)} ${n(`optional`)}`])}
<fieldset>
<legend><h3>${n(`safe.times`)}</h3></legend>
${Q(`time`,De(e),t.times,null,e=>r({times:e}))}
</fieldset>
${i.length>0?u`<fieldset>
<legend><h3>${n(`safe.ways`)}</h3></legend>
${Q(`way`,i,t.ways,null,e=>r({ways:e}))}
</fieldset>`:T}
${H({id:`safe-more`,label:n(`safe.more`),value:t.safeTime,write:e=>r({safeTime:e})})}`}},qn={...ke,render:e=>{let{draft:t,t:n,change:r}=e;return u`${x(n(`silence.title`),`progress`)}
${_([`${n(`silence.hint`)} ${n(`optional`)}`])}
${U({id:`must-not-know`,label:``,rows:2,longest:500,value:t.mustNotKnow,describedBy:`hint`,write:e=>r({mustNotKnow:e})})}`}};function Jn({draft:e,t,change:n,lack:r}){let i=r!==null&&r.key.startsWith(`contact`),a=i?{describedBy:`lack`,wrong:i}:{},o={id:`name`,label:t(`contact.name`),value:e.name,write:e=>n({name:e})},s={id:`phone`,label:t(`contact.phone`),value:e.phone,write:e=>n({phone:e})},c={id:`email`,label:t(`contact.email`),value:e.email,write:e=>n({email:e})};return u`<div class="inset">
${H(o)} ${H({...s,...a,type:`tel`})}
${H({...c,...a,type:`text`})}
</div>`}var Yn=N*.8,Xn=e=>Math.ceil(e/100)*100,Zn={...ye,render:e=>{let{draft:t,t:n,change:r,handOver:i,lack:a}=e,o=ve(t.text),s=N-t.text.length,c=t.text.length>Yn&&s>=0;return u`<div .onpaste=${i} .ondragover=${i} .ondrop=${i}>
${x(n(`tell.title`),`progress`)}
${_([`${n(`tell.hint`)} ${n(`optional`)}`,`${n(`tell.notice`)} ${n(`tell.names`)}`])}
${S(e)}
${U({id:`text`,label:``,rows:9,value:t.text,wrong:a!==null,describedBy:a?`hint lack`:`hint`,write:e=>r({text:e})})}
${c?u`<p class="hint" aria-hidden="true">${n(`tell.left`,{count:s})}</p>`:T}
<p class="spoken" role="status">
${c?n(`tell.left`,{count:Xn(s)}):``}
</p>
<p class=${o?`warning`:`spoken`} role="status">${o?n(`tell.digits`):``}</p>
${e.attachments()}
</div>`}},Qn={..._n,render:e=>{let{draft:t,settings:n,t:r}=e,i=yn(e,e.search);return p(e,vn(e),[],u`${n.units.length>7?$n(e,i):T}
${i.length===0?u`<p>${r(`unit.none`)}</p>`:b(`unit`,i,t.unitId,t=>e.change({unitId:t}))}
<p class="hint">${r(`unit.missing`)}</p>`)}};function $n({t:e,search:t,setSearch:n,change:r},i){return u`${H({id:`search`,type:`search`,label:e(`unit.search`),value:t,describedBy:`found`,write:n,enter:e=>{let[t,...n]=i;!t||n.length>0||(r({unitId:t.code}),e.getRootNode().getElementById(`unit-${t.code}`)?.focus())}})}
<p id="found" class="hint" role="status">${e(`unit.found`,{count:i.length})}</p>`}var er={...Tn,render:e=>p(e,e.t(`role.title`),[],b(`role`,In(e.register,`role`,En(e)),e.draft.role,t=>e.change({role:t})))},tr=[l,Qn,er,Ln,Rn,zn,Bn,Vn,Hn,Zn,Wn,Gn,Kn,qn,Un],nr=e=>tr.find(t=>t.name===e);function rr({readers:e},t){let n=t=>e.filter(e=>e.as===t),r=n(`escalation`).map(({name:e,organisationName:n})=>`${e[t]} (${n})`);return{reader:n(`reader`),copy:n(`copy`),later:r.join(`, `)}}function ir(e,t){let n=rr(e,t);return ar([...n.reader,...n.copy],t)}function ar(e,t){return u`<ul>
${e.map(({name:e,organisationName:n})=>u`<li><strong>${e[t]}</strong>, ${n}</li>`)}
</ul>`}function or({t:e,language:t},n){let r=rr(n,t),i=n=>r[n].length===0?T:u`<p>${e(`readers.${n}`)}</p>
${ar(r[n],t)}`;return u`${i(`reader`)} ${i(`copy`)}
${r.later?u`<p>${e(`readers.escalation`,{names:r.later})}</p>`:T}
<p class="hint">${e(`readers.key`)}</p>`}function sr({t:e,draft:t,settings:n}){let{practice:r}=n;return!r||i(t)?T:u`<section class="readers" aria-labelledby="practice">
<h3 id="practice">${e(`practice.title`,{time:r.until})}</h3>
<p>${e(`practice.text`)} ${e(`practice.really`)}</p>
</section>`}function cr({settings:e,draft:t,doubtedCode:n}){return e?.practice!==void 0&&t.danger!==null&&!i(t)&&n===``}function lr(e,t){let{t:n,stage:r}=e;return u`<section class="practice" aria-labelledby="practice">
<h3 id="practice">${n(`practice.question`)}</h3>
<div class="actions">
${t}
${r===`writing`?v(n(`practice.yes`),()=>void e.show(`practised`)):T}
</div>
</section>`}function ur(e,t){let{t:n,readers:r}=e;return u`${x(n(`practised.title`))}
<p>${n(`practised.text`)}</p>
${r.state===`known`?u`<section class="readers" aria-labelledby="readers">
<h3 id="readers">${n(`practised.readers`)}</h3>
${or(t,r.route)}
</section>`:T}
<p>${n(`practice.really`)}</p>
<div class="actions">
${f(n(`sent.done`),e.askToClose)} ${v(n(`practised.back`),e.goBack)}
</div>`}var dr={school:{child:[`children`,`kors-pa-halsen`,`snakk-om-mobbing`,`ung`,`slettmeg`,`mental-helse`],adult:[`parents`,`children`,`mental-helse`,`slettmeg`,`ombudsperson-for-children`,`police-not-urgent`]},kindergarten:{child:[`children`,`kors-pa-halsen`,`snakk-om-mobbing`],adult:[`parents`,`children`,`mental-helse`,`ombudsperson-for-children`,`police-not-urgent`]},sport:{child:[`children`,`kors-pa-halsen`,`snakk-om-mobbing`,`mitt-varsel`,`ung`,`slettmeg`],adult:[`mitt-varsel`,`children`,`mental-helse`,`police-not-urgent`]},university:{child:[`mental-helse`,`children`,`ung`],adult:[`mental-helse`,`kirkens-sos`,`slettmeg`,`dinutvei`,`police-not-urgent`]},workplace:{child:[`mental-helse`,`children`,`ung`],adult:[`mental-helse`,`kirkens-sos`,`dinutvei`,`police-not-urgent`]}};function fr(e,t,n){let r=e.filter(({when:e,audience:t})=>e===`help`&&(t===`all`||t===n)),i=dr[t][n],a=new Set(Object.values(dr).flatMap(({child:e,adult:t})=>[...e,...t]));return[...i.flatMap(e=>r.filter(t=>t.key===e)),...r.filter(({key:e})=>!a.has(e))]}var pr=3;function mr({draft:e,register:t,sector:n,settings:r}){if(i(e))return[];let a=r.hours?.open??[];return fr(r.helpLines,n,t).filter(({key:e})=>a.includes(e)).slice(0,pr)}function hr({register:e,sector:t,settings:n},r=[]){let i=r.flatMap(({phone:e})=>e??[]),a=fr(n.helpLines,t,e).filter(({phone:e})=>e===null||!i.includes(e));return{atOnce:a.slice(0,pr),more:a.slice(pr)}}function gr(e){let{t,language:n}=e,r=mr(e);return r.length===0?T:u`<section class="talk" aria-labelledby="open">
<h3 id="open">${t(`hours.open`)}</h3>
${d(r,n)}
</section>`}function $(e,t=[]){let{t:n,language:r}=e,{atOnce:i,more:a}=hr(e,e.settings.units.length===0?e.dangerLines():t);return i.length===0?T:u`<section class="talk" aria-labelledby="talk">
<h3 id="talk">${n(`help.title`)}</h3>
${d(i,r)}
${a.length>0?u`<details>
<summary>${n(`help.more`)}</summary>
${d(a,r)}
</details>`:T}
</section>`}function _r(e){return u`${sr(e)} ${gr(e)}`}function vr(e){let t=e.indexOf(`-`,e.length/2-1)+1,n=[e.slice(0,t),e.slice(t)];return u`<p class="characters">${n.map(e=>u`<span>${e}</span>`)}</p>`}var yr=e=>e.replace(/^https?:\/\//,``);function br({t:e,page:t}){return e(`code.where`,{address:yr(t)})}var xr=e=>e.urgent?y(e,`danger.call`):T,Sr=e=>e.urgent?T:e.talk===T?y(e):e.talk;function Cr(e){let{t,because:n}=e,r=n===`pin`?`failed.pin`:Tr(n)?n:null;return u`${x(t(`failed.title`))}
<p>${t(`failed.text`)} ${r?t(r):``}</p>
${xr(e)}
<div class="actions">
${f(t(`again`),e.again)}
${Tr(n)?v(t(`attachments.without`),e.withoutPictures):T}
${v(t(`back`),e.back)}
</div>
${e.page?u`${wr(t)}
<p>${re(e)}</p>`:T}
${Sr(e)}`}var wr=e=>u`<p>${e(`failed.page`)}</p>`;function Tr(e){return e.startsWith(`attachments.`)}var Er={now:`doubt.trying`,soon:`doubt.soon`,"no-more":`doubt.no-more`};function Dr(e){let{t,trying:n}=e;return u`${x(t(`doubt.title`))}
<p>${t(`doubt.text`)} ${t(`failed.text`)}</p>
${xr(e)}
<p role="status">${t(Er[n])}</p>
<div class="actions">
${f(t(`again`),e.again,n===`now`)} ${v(t(`back`),e.back)}
</div>
<section class="code" aria-labelledby="code">
<h3 id="code">${t(`doubt.leave`)}</h3>
<p>${t(`doubt.code`)}</p>
${vr(e.code)}
<p>${br(e)}</p>
</section>
${Sr(e)}`}function Or({receivedOn:e,deadlines:t},n){let r=t.find(({clock:e})=>e===`urgent-unread`);if(r?.time===void 0)return null;let i=n(r.dueOn===e?`hours.today`:`urgent.tonight`);return n(`urgent.goal`,{time:r.time,day:i})}function kr({deadlines:e}){return e.filter(({standing:e})=>e===`right`)}function Ar({urgent:e,deadlines:t}){return e?t.filter(({clock:e})=>e!==`first-contact`):t}var jr={goal:[`first-contact`,`plan`,`word-back`,`preliminary-reply`],right:[`preliminary-reply`,`family-may-go-on`]},Mr={copied:`code.copied`,failed:`code.not-copied`};function Nr(e,{answer:t,code:n,route:r,readersChanged:i,attached:a},o,s){let{t:c,language:l,dangerLines:d}=e,{urgent:p}=t,m=p?d():[];return u`${x(c(`sent.title`))}
<p>${c(`sent.text`)}</p>
${p?u`${y({t:c,language:l,lines:m},`danger.call`)}
<section class="told">
<p>${c(`urgent.wait`)}</p>
<h3>${c(`next.title`)}</h3>
<p>${c(`urgent.told`)}</p>
${ir(r,l)}
</section>
${Pr(e,t)}`:T}
${Lr(e,a)}
<section class="code" aria-labelledby="code">
<h3 id="code">${c(`code.title`)}</h3>
${vr(n)}
<p>${c(`code.text`)} ${c(`code.lost`)}</p>
<p>${br(e)}</p>
<div class="actions">
${v(c(`code.copy`),s.copy)} ${v(c(`code.print`),s.print)}
</div>
<p role="status" class="copying">${o===`not-tried`?``:c(Mr[o])}</p>
</section>
${i?u`<section class="readers">
<p>${c(`sent.changed`)}</p>
${or(e,r)}
</section>`:T}
${p?Fr(e,kr(t)):u`<h3>${c(`next.title`)}</h3>
${Fr(e,t.deadlines)}`}
${$(e,m)}
<div class="actions">${f(c(`sent.done`),s.done)}</div>`}function Pr({t:e},t){let n=Or(t,e);return n===null?T:u`<section class="due">
<h4>${e(`goal.title`)}</h4>
<ul>
<li>${n} ${e(`urgent.again`)}</li>
</ul>
</section>`}function Fr({t,language:n},r){return[`goal`,`right`].map(i=>{let a=r.filter(({standing:e,clock:t})=>e===i&&jr[i].includes(t)).sort((e,t)=>e.dueOn.localeCompare(t.dueOn));return a.length===0?T:u`<section class="due">
<h4>${t(`${i}.title`)}</h4>
<ul>
${a.map(({clock:r,dueOn:a})=>u`<li>${t(`${i}.${r}`,{day:e(a,n)})}</li>`)}
</ul>
</section>`})}function Ir(e,t,n=[]){let{t:r}=e;return u`<div class="sheet" aria-hidden="true">
<div class="card">${vr(t)} ${yr(e.page)}</div>
<p>${r(`code.card`)}</p>
<p>${br(e)}</p>
${Lr(e,n)}
</div>`}function Lr({t:e},t){return be(t,e).map(e=>u`<p>${e}</p>`)}function Rr(e,t){let{t:n,lack:r}=e,i=t.state===`opening`;return u`<form novalidate autocomplete="off" .onsubmit=${e=>{e.preventDefault(),i||t.open()}}>
${x(n(`return.title`))}
<p class="hint" id="hint">${n(`return.hint`)}</p>
${S(e)}
${H({id:`typed`,label:n(`code.title`),value:t.typed,write:t.write,longest:60,wrong:r!==null,describedBy:r?`lack hint`:`hint`})}
<p role="status" class=${i?`working`:`spoken`}>${i?n(`return.working`):``}</p>
<div class="actions">${h(n(`return.open`),i)}</div>
</form>
${zr(e,t.anew)}`}function zr(e,t){let{t:n}=e;return u`<details class="lost">
<summary>${n(`lost.title`)}</summary>
<p>${n(`lost.nobody`)}</p>
<p>${n(`lost.still`)}</p>
<p>${n(`lost.again`)}</p>
${v(n(`lost.new`),t)} ${$(e)}
</details>`}function Br(e,{answer:t,messages:n},r){let{t:i}=e,a=Ar(t);return u`${x(i(`case.title`))}
<p class="hint">${t.unitName}</p>
<ul class="status">
${qe(t,e).map(e=>u`<li>${e}</li>`)}
</ul>
${S(e)}
${t.mayReopen?u`<h3>${i(`goes-on.title`)}</h3>
<p>${i(`goes-on.text`)}</p>
<div class="actions">${v(i(`goes-on.button`),r)}</div>`:T}
<h3>${i(`messages.title`)}</h3>
${n.length===0?u`<p>${i(`messages.none`)}</p>`:n.map(t=>Vr(e,t))}
${a.length===0?T:u`<h3>${i(`next.title`)}</h3>
${Fr(e,a)}`}
${$(e)}`}function Vr({t,language:n},{from:r,sentOn:i,text:a,standing:o}){let s=o===`elsewhere`?`messages.elsewhere`:`messages.damaged`;return u`<article class="message">
<h4>${r[n]}, ${e(i,n)}</h4>
<p class="written" dir="auto">${a??t(s)}</p>
</article>`}function Hr(e,t){let n={again:()=>void J(e),back:e.goBack},r=()=>({urgent:i(e.draft),talk:$(g(e))});switch(t){case`not-sent`:return Cr({...ie(e),...n,...r(),withoutPictures:()=>{e.change({attachments:[]}),J(e)}});case`in-doubt`:case`trying-again`:return Dr({...ie(e),...n,...r(),code:e.doubtedCode,trying:t===`trying-again`?`now`:e.tries<Nt?`soon`:`no-more`});case`sent`:return Nr(g(e),e.receipt,e.copying,{copy:()=>void $e(e),print:()=>print(),done:e.askToClose});case`kept`:return _t(e);case`practised`:return ur(e,g(e));case`code`:case`opening`:return u`${z(e)}
${Rr(g(e),{typed:e.typed,write:t=>e.typed=t,open:()=>void rt(e),anew:e.goBack,state:t===`opening`?`opening`:`typing`})}`;case`case`:return u`${Br(g(e),e.followed,()=>void it(e))}
<div class="actions">${f(e.t(`close`),e.askToClose)}</div>`}}function Ur(e){let{t}=e;return u`${x(t(`check.title`),`progress`)}
<p>${t(`check.not-sent`)}</p>
<dl class="answers">${An(e).map(t=>Gr(e,t))}</dl>
<section class="readers" aria-labelledby="readers">
<h3 id="readers">${t(`readers.title`)}</h3>
${Kr(e)}
</section>`}function Wr(e){let t=e.stage===`sending`,n=cr(e),r=e.t(n?`practice.no`:`send`),i=t?e.progress||e.t(`sending`):r,a=f(i,()=>void J(e),t);return n?lr(e,a):a}function Gr({t:e,goTo:t},{name:n,title:r,answer:i,canChange:a}){return u`<div>
<dt>${r}</dt>
<dd class=${i?``:`empty`} dir="auto" translate="no">${i||e(`check.empty`)}</dd>
${a?u`<dd class="change">
<button type="button" class="link" .onclick=${()=>t(n)}>
${e(`check.change`)}<span class="spoken"> ${r}</span>
</button>
</dd>`:T}
</div>`}function Kr(e){let{t,readers:n}=e;return u`<p role="status">${n.state===`known`?``:t(`readers.${n.state}`)}</p>
${n.state===`failed`?v(t(`again`),e.askReaders):T}
${n.state===`known`?or(e,n.route):T}`}var qr=se({askCodeBack:()=>et,askReaders:()=>q,asked:()=>gt,back:()=>z,belowFirst:()=>_r,endingScreen:()=>Hr,fetchAttachments:()=>Re,firstLacking:()=>kn,fitsPin:()=>Pe,fitted:()=>tn,goBack:()=>ze,hidePage:()=>Tt,intoFrame:()=>Be,laterTextsIn:()=>Dt,look:()=>Le,lookAfter:()=>bt,lookOver:()=>Ur,newId:()=>A,ownPage:()=>wr,prepared:()=>K,printSheet:()=>Ir,readAloudButton:()=>dt,send:()=>J,sendButton:()=>Wr,stepOf:()=>nr,takeIn:()=>R,talk:()=>$});export{et as askCodeBack,q as askReaders,gt as asked,z as back,_r as belowFirst,Hr as endingScreen,Re as fetchAttachments,kn as firstLacking,Pe as fitsPin,tn as fitted,ze as goBack,Tt as hidePage,Be as intoFrame,Dt as laterTextsIn,Le as look,bt as lookAfter,Ur as lookOver,E as n,A as newId,wr as ownPage,K as prepared,Ir as printSheet,dt as readAloudButton,J as send,Wr as sendButton,nr as stepOf,qr as t,R as takeIn,$ as talk};