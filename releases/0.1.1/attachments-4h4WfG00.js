import{D as e,O as t,S as n,b as r,c as i,x as a,y as o}from"./form-BrP3S1LY.js";import{n as s}from"./ending-bwHNuHjf.js";var c={"attachments.title":`Do you have pictures?`,"attachments.title@adult":`Do you want to attach pictures?`,"attachments.hint":`A screenshot can show what is going on. You can choose up to {count}, or paste them.`,"attachments.hidden":`What lies hidden in a picture, such as where it was taken, we take away.`,"attachments.pdf":`You can also choose a PDF. Be careful: the name of the person who made it may be hidden in the file.`,"attachments.nude":`Do not add naked or sexual pictures of anyone under 18. That goes for pictures of yourself too.`,"attachments.nude@adult":`Do not attach naked or sexual pictures of anyone under 18. Sharing them is forbidden, here too.`,"attachments.shared":`Has somebody shared such a picture?`,"attachments.words":`It is not your fault. Write what has happened. We do not need to see the picture to help you.`,"attachments.words@adult":`Write what has happened. We do not need to see the picture to help.`,"attachments.help":`They can help too:`,"attachments.choose":`Choose pictures`,"attachments.choose-pdf":`Choose pictures or PDF`,"attachments.working":`Getting it ready …`,"attachments.picture":`Picture {number}`,"attachments.file":`PDF {number}`,"attachments.added":`{name} is added.`,"attachments.remove":`Remove`,"attachments.removed":`{name} is removed.`,"attachments.undo":`Undo`,"attachments.too-many":`You can add {count} in all. The rest did not come along.`,"attachments.too-large":`The file is too large. Take screenshots of what matters most, and add those.`,"attachments.too-many-points":`This picture is too big. Show it on the screen, take a screenshot, and choose that instead. What you have written is still here.`,"attachments.too-many-points@adult":`This picture has more points than we can open safely. Attach a screenshot of it instead. What you have written is still here.`,"attachments.unreadable":`We cannot open this picture. Show it on the screen, take a screenshot, and choose that instead.`,"attachments.no-pdf":`You can only add pictures here. Take a screenshot of what you want to show.`,"attachments.blocked":`Your browser does not let us take away what lies hidden in the picture. Write what it shows instead.`,"attachments.pictures":`Pictures added: {count}`,"attachments.files":`PDFs added: {count}`,"attachments.sending":`Sending pictures: {number} of {all} …`,"attachments.failed":`The pictures did not get through. Try again, or send the report without them.`,"attachments.busy":`There are many pictures right now. Wait a little, or send the report without them.`,"attachments.refused":`We cannot take the pictures now. You can send the report without them.`,"attachments.without":`Send without the pictures`},l={"attachments.title":`Har du bilder?`,"attachments.title@adult":`Vil du legge ved bilder?`,"attachments.hint":`Et skjermbilde kan vise hva som skjer. Du kan velge opptil {count}, eller lime dem inn.`,"attachments.hidden":`Det som ligger gjemt i et bilde, som hvor det er tatt, tar vi bort.`,"attachments.pdf":`Du kan også velge en PDF. Pass på: Navnet til den som laget filen, kan ligge gjemt i den.`,"attachments.nude":`Ikke legg ved nakne eller seksuelle bilder av noen under 18 år. Det gjelder bilder av deg selv også.`,"attachments.nude@adult":`Ikke legg ved nakne eller seksuelle bilder av noen under 18 år. Det er forbudt å dele dem, også her.`,"attachments.shared":`Har noen delt et slikt bilde?`,"attachments.words":`Det er ikke din skyld. Skriv hva som har skjedd. Vi trenger ikke se bildet for å hjelpe deg.`,"attachments.words@adult":`Skriv hva som har skjedd. Vi trenger ikke se bildet for å hjelpe.`,"attachments.help":`Disse kan også hjelpe:`,"attachments.choose":`Velg bilder`,"attachments.choose-pdf":`Velg bilder eller PDF`,"attachments.working":`Gjør det klart …`,"attachments.picture":`Bilde {number}`,"attachments.file":`PDF {number}`,"attachments.added":`{name} er lagt ved.`,"attachments.remove":`Ta bort`,"attachments.removed":`{name} er tatt bort.`,"attachments.undo":`Angre`,"attachments.too-many":`Du kan legge ved {count} til sammen. Resten ble ikke med.`,"attachments.too-large":`Fila er for stor. Ta heller skjermbilder av det viktigste, og legg ved dem.`,"attachments.too-many-points":`Dette bildet er for stort. Vis det på skjermen, ta et skjermbilde, og velg det i stedet. Det du har skrevet, er her fortsatt.`,"attachments.too-many-points@adult":`Dette bildet har flere punkter enn vi kan åpne trygt. Legg ved et skjermbilde av det i stedet. Det du har skrevet, er her fortsatt.`,"attachments.unreadable":`Vi får ikke åpnet dette bildet. Vis det på skjermen, ta et skjermbilde, og velg det i stedet.`,"attachments.no-pdf":`Her kan du bare legge ved bilder. Ta et skjermbilde av det du vil vise.`,"attachments.blocked":`Nettleseren din lar oss ikke ta bort det som er gjemt i bildet. Skriv heller hva det viser.`,"attachments.pictures":`Bilder lagt ved: {count}`,"attachments.files":`PDF-er lagt ved: {count}`,"attachments.sending":`Sender bilder: {number} av {all} …`,"attachments.failed":`Bildene kom ikke fram. Prøv igjen, eller send meldingen uten dem.`,"attachments.busy":`Det kommer mange bilder akkurat nå. Vent litt, eller send meldingen uten dem.`,"attachments.refused":`Vi kan ikke ta imot bildene nå. Du kan sende meldingen uten dem.`,"attachments.without":`Send uten bildene`},u={"attachments.title":`Har du bilete?`,"attachments.title@adult":`Vil du leggje ved bilete?`,"attachments.hint":`Eit skjermbilete kan vise kva som skjer. Du kan velje opptil {count}, eller lime dei inn.`,"attachments.hidden":`Det som ligg gøymt i eit bilete, som kvar det er teke, tek vi bort.`,"attachments.pdf":`Du kan òg velje ein PDF. Pass på: Namnet til den som laga fila, kan liggje gøymt i dokumentet.`,"attachments.nude":`Ikkje legg ved nakne eller seksuelle bilete av nokon under 18 år. Det gjeld bilete av deg sjølv òg.`,"attachments.nude@adult":`Ikkje legg ved nakne eller seksuelle bilete av nokon under 18 år. Det er forbode å dele dei, også her.`,"attachments.shared":`Har nokon delt eit slikt bilete?`,"attachments.words":`Det er ikkje di skuld. Skriv kva som har hendt. Vi treng ikkje sjå biletet for å hjelpe deg.`,"attachments.words@adult":`Skriv kva som har hendt. Vi treng ikkje sjå biletet for å hjelpe.`,"attachments.help":`Desse kan òg hjelpe:`,"attachments.choose":`Vel bilete`,"attachments.choose-pdf":`Vel bilete eller PDF`,"attachments.working":`Gjer det klart …`,"attachments.picture":`Bilete {number}`,"attachments.file":`PDF {number}`,"attachments.added":`{name} er lagt ved.`,"attachments.remove":`Ta bort`,"attachments.removed":`{name} er teke bort.`,"attachments.undo":`Angre`,"attachments.too-many":`Du kan leggje ved {count} til saman. Resten vart ikkje med.`,"attachments.too-large":`Fila er for stor. Ta heller skjermbilete av det viktigaste, og legg ved dei.`,"attachments.too-many-points":`Dette biletet er for stort. Vis det på skjermen, ta eit skjermbilete, og vel det i staden. Det du har skrive, er her framleis.`,"attachments.too-many-points@adult":`Dette biletet har fleire punkt enn vi kan opne trygt. Legg ved eit skjermbilete av det i staden. Det du har skrive, er her framleis.`,"attachments.unreadable":`Vi får ikkje opna dette biletet. Vis det på skjermen, ta eit skjermbilete, og vel det i staden.`,"attachments.no-pdf":`Her kan du berre leggje ved bilete. Ta eit skjermbilete av det du vil vise.`,"attachments.blocked":`Nettlesaren din lèt oss ikkje ta bort det som er gøymt i biletet. Skriv heller kva det viser.`,"attachments.pictures":`Bilete lagde ved: {count}`,"attachments.files":`PDF-ar lagde ved: {count}`,"attachments.sending":`Sender bilete: {number} av {all} …`,"attachments.failed":`Bileta kom ikkje fram. Prøv igjen, eller send meldinga utan dei.`,"attachments.busy":`Det kjem mange bilete akkurat no. Vent litt, eller send meldinga utan dei.`,"attachments.refused":`Vi kan ikkje ta imot bileta no. Du kan sende meldinga utan dei.`,"attachments.without":`Send utan bileta`},d={count:3,bytes:1048576,points:52e6};function f(e,t){return p(e,t,e.draft.attachments.indexOf(t)+1)}function p({t:e},{type:t},n){return e(t===`application/pdf`?`attachments.file`:`attachments.picture`,{number:n})}function m(e){let t=new DataView(e.buffer,e.byteOffset,e.byteLength);try{return g(t)}catch{return null}}var h=[[/^\xff\xd8\xff/,`image/jpeg`,_],[/^\x89PNG\r\n.{6}IHDR/s,`image/png`,e=>[e.getUint32(16),e.getUint32(20)]],[/^RIFF.{4}WEBPVP8/s,`image/webp`,b],[/^GIF8[79]a/,`image/gif`,x],[/^.{4}ftyp(?:avif|heic|heix|mif1)/s,`image/heif`,S]];function g(e){let t=w(e,0,16),[,n,r]=h.find(([e])=>e.test(t))??[],i=r?.(e);if(!n||!i)return null;let[a,o]=i;return a>0&&o>0?{type:n,width:a,height:o}:null}function _(e){for(let t=2;;){let n=e.getUint8(t)===255?e.getUint8(t+1):0;if(n===0||n===255)t+=1;else if(v(n))t+=2;else if(y(n))return[e.getUint16(t+7),e.getUint16(t+5)];else if(n===218||n===217)return null;else t+=2+e.getUint16(t+2)}}var v=e=>e===1||e>=208&&e<=215,y=e=>e>=192&&e<=207&&![196,200,204].includes(e);function b(e){switch(w(e,12,4)){case`VP8 `:return[e.getUint16(26,!0)&16383,e.getUint16(28,!0)&16383];case`VP8L`:{let t=e.getUint32(21,!0);return[(t&16383)+1,(t>>>14&16383)+1]}case`VP8X`:return[(e.getUint32(24,!0)&16777215)+1,(e.getUint32(26,!0)>>>8)+1];default:return null}}function x(e){let t=t=>e.getUint16(t,!0),n=e.getUint8(10),r=13+(n&128?6<<(n&7):0);for(;e.getUint8(r)===33;){for(r+=2;e.getUint8(r)>0;)r+=1+e.getUint8(r);r+=1}if(e.getUint8(r)!==44)return null;let[i,a]=[t(r+1)+t(r+5),t(r+3)+t(r+7)];return[Math.max(t(6),i),Math.max(t(8),a)]}function S(e){let t=null;for(let[n]of C(e,[`meta`,`iprp`,`ipco`,`ispe`],0,e.byteLength)){let r=[e.getUint32(n+4),e.getUint32(n+8)];(!t||r[0]*r[1]>t[0]*t[1])&&(t=r)}return t}function*C(e,t,n,r){let[i,...a]=t;for(let t=n;t+8<=r;){let n=e.getUint32(t),o=n===1?16:8,s=n===0?r-t:n===1?Number(e.getBigUint64(t+8)):n;if(s<o)return;let c=t+s;if(w(e,t+4,4)===i){if(c>r)throw RangeError(`A box ends behind what it lies in.`);let n=t+o+(i===`meta`?4:0);a.length===0?yield[n,c]:yield*C(e,a,n,c)}t=c}}function w(e,t,n){return String.fromCharCode(...Array.from({length:n},(n,r)=>e.getUint8(t+r)))}function T(e,t,n){e.width=Math.max(1,Math.round(t.width*n)),e.height=Math.max(1,Math.round(t.height*n));let r=e.getContext(`2d`);r.fillStyle=`#fff`,r.fillRect(0,0,e.width,e.height),r.imageSmoothingQuality=`high`,r.drawImage(t,0,0,e.width,e.height)}var E=3e6,D=1e5,O=.85,ee=4194304,k=Promise.resolve();function A(e,t){let n=k.then(()=>j(e,t)).catch(()=>`attachments.unreadable`);return k=n,n}async function j(e,t){let n=new Uint8Array(await e.slice(0,ee).arrayBuffer());if(M(n))return N(e,t);let r=m(n);return r?r.width*r.height>d.points?`attachments.too-many-points`:L()?await P(e)??`attachments.unreadable`:`attachments.blocked`:`attachments.unreadable`}var M=e=>String.fromCharCode(...e.subarray(0,5))===`%PDF-`;async function N(e,t){return t===`images-and-pdf`?e.size>d.bytes?`attachments.too-large`:{type:`application/pdf`,blob:new Blob([await e.arrayBuffer()])}:`attachments.no-pdf`}async function P(e){let t=await createImageBitmap(e),n=Math.min(t.width*t.height,E),r=F(n,t);t.close();let i=r;do{let e=await I(i);if(e&&e.size<=d.bytes)return{type:`image/jpeg`,blob:e};n/=2,i=F(n,r)}while(n>D);return null}function F(e,t){let n=document.createElement(`canvas`);return T(n,t,Math.sqrt(e/(t.width*t.height))),n}function I(e){return new Promise(t=>e.toBlob(t,`image/jpeg`,O))}function L(){let e=document.createElement(`canvas`);e.width=8,e.height=8;let t=e.getContext(`2d`),n=[40,90,160,255];t.fillStyle=`rgb(${n.slice(0,3).join(` `)})`,t.fillRect(0,0,8,8);let{data:r}=t.getImageData(0,0,8,8);return r.every((e,t)=>Math.abs(e-n[t%4])<=8)}async function R(e,t){let n=e.settings?.attachments;if(!n||t.length===0)return;let{visit:r,t:i}=e;G(e,{working:e.attaching.working+1,problem:null,removed:null}),e.announce(i(`attachments.working`));let a=[],o=null;for(let i of t){if(z(e)){o={key:`attachments.too-many`,values:{count:d.count}};break}let t=await A(i,n);if(r!==e.visit)return;if(e.stage!==`writing`)break;typeof t==`string`?o={key:t}:a.push(...B(e,t))}G(e,{working:e.attaching.working-1,problem:o}),e.announce(a.map(t=>i(`attachments.added`,{name:f(e,t)})).join(` `)),o&&e.focusOn(`#attachments-lack`)}var z=({draft:e})=>e.attachments.length>=d.count;function B(e,t){if(z(e))return[];let n={id:String(V++),...t};return e.change({attachments:[...e.draft.attachments,n]}),[n]}var V=1;function H(e,t){let{attachments:n}=e.draft,r=n.indexOf(t);e.announce(e.t(`attachments.removed`,{name:f(e,t)})),e.change({attachments:n.filter(e=>e!==t)}),G(e,{removed:{index:r,picked:t},problem:null}),e.focusOn(`#attachments-undo`)}function U(e){let{removed:t}=e.attaching;if(!t)return;let n=[...e.draft.attachments];n.splice(t.index,0,t.picked),e.change({attachments:n}),G(e,{removed:null}),e.announce(e.t(`attachments.added`,{name:f(e,t.picked)})),e.focusOn(`#remove-${t.picked.id}`)}function W(e,t){if(!e.settings?.attachments)return;let n=t instanceof DragEvent?t.dataTransfer:t.clipboardData;n?.types.includes(`Files`)&&(t.type===`paste`&&n.types.includes(`text/plain`)||(t.preventDefault(),t.type!==`dragover`&&R(e,[...n.files])))}function G(e,t){e.attaching={...e.attaching,...t}}var K={name:{nb:`politiet.no/deleerlikdelta (når noen deler nakenbilder)`,nn:`politiet.no/deleerlikdelta (når nokon deler nakenbilete)`,en:`politiet.no/deleerlikdelta (when somebody shares nude pictures)`},phone:null,shownPhone:null,hours:null,url:`https://www.politiet.no/deleerlikdelta`};function q({helpLines:e}){return[K,...[`slettmeg`,`children`].flatMap(t=>e.find(e=>e.key===t)??[])]}var te=192,J=new WeakMap;function Y(e,t){t&&J.get(e)!==t&&(J.set(e,t),X(e,t))}async function X(e,t){let n=await createImageBitmap(t.blob),r=Math.min(1,te/Math.max(n.width,n.height));J.get(e)===t&&T(e,n,r),n.close()}function Z(e){let{t,settings:n,language:a,attaching:s}=e,c=n?.attachments;if(!c)return o;e.updateComplete.then(()=>oe(e));let l=c===`images-and-pdf`,u=`${t(`attachments.hint`,{count:d.count})} ${t(`attachments.hidden`)}`;return r`<section class="attachments" aria-labelledby="attachments-title">
<h3 id="attachments-title">${t(`attachments.title`)}</h3>
<div id="attachments-hint">
<p class="hint">${u}</p>
${l?r`<p class="hint">${t(`attachments.pdf`)}</p>`:o}
<p class="warning">${t(`attachments.nude`)}</p>
</div>
<details>
<summary>${t(`attachments.shared`)}</summary>
<p>${t(`attachments.words`)}</p>
<p>${t(`attachments.help`)}</p>
${i(q(n),a)}
</details>
${re(e)}
<div class="pick">
<input
type="file"
id="attachments"
class="spoken"
multiple
accept=${l?`image/*,application/pdf`:`image/*`}
aria-describedby=${s.problem?`attachments-hint attachments-lack`:`attachments-hint`}
.onchange=${t=>void Q(e,t.target)}
.oncancel=${ne}
/>
<label for="attachments" class="button"
>${t(l?`attachments.choose-pdf`:`attachments.choose`)}</label
>
${s.working>0?r`<span aria-hidden="true">${t(`attachments.working`)}</span>`:o}
</div>
${ie(e)}
</section>`}function Q(e,t){let n=[...t.files??[]];return t.value=``,R(e,n)}function ne(e){e.stopPropagation()}function re({t:e,attaching:{problem:t}}){return t?r`<p id="attachments-lack" class="lack" tabindex="-1">
<span class="spoken">${e(`error`)} </span>${e(t.key,t.values)}
</p>`:o}function ie(e){let{draft:t,attaching:n}=e,i=t.attachments.map((t,n)=>ae(e,t,n+1));return n.removed&&i.splice(n.removed.index,0,se(e)),i.length>0?r`<ul class="attached">
${i}
</ul>`:o}function ae(e,t,n){let{t:i}=e,a=p(e,t,n),s=t.type===`application/pdf`;return r`<li>
${s?o:r`<canvas role="img" aria-label=${a}></canvas>`}
<span class="name" aria-hidden=${s?o:`true`}>${a}</span>
<button
type="button"
class="link"
id="remove-${t.id}"
.onclick=${()=>H(e,t)}
>
${i(`attachments.remove`)}<span class="spoken"> ${a}</span>
</button>
</li>`}function oe({renderRoot:e,draft:t}){let n=e.querySelectorAll(`canvas`),r=t.attachments.filter(({type:e})=>e!==`application/pdf`);n.forEach((e,t)=>Y(e,r[t]))}function se(e){let{t,attaching:n}=e,{index:i,picked:a}=n.removed,o=p(e,a,i+1);return r`<li>
<span class="name">${t(`attachments.removed`,{name:o})}</span>
<button type="button" class="link" id="attachments-undo" .onclick=${()=>U(e)}>
${t(`attachments.undo`)}<span class="spoken"> ${o}</span>
</button>
</li>`}var ce=9e4,$=new WeakMap;function le(e,t){let{visit:n}=e,r=()=>n===e.visit&&t===e.draft&&(e.stage===`sending`||e.stage===`trying-again`);return async(n,i)=>{let a=t.attachments.length,o=[];for(let[r,i]of t.attachments.entries())o.push(await ue(e,n,i,r));if(i===`again`)for(let e of o)e.isThere=!1;for(let[t,n]of o.entries()){if(!r())return{state:`called-off`};if(n.isThere)continue;e.progress=e.t(`attachments.sending`,{number:t+1,all:a}),e.announce(e.progress);let i=await de(e,n.request);if(i)return{state:`not-attached`,because:i};n.isThere=!0}return e.progress=``,r()?{state:`attached`,attachments:o.map(({listed:e})=>e)}:{state:`called-off`}}}async function ue({settings:e,ending:t},n,r,i){let o=$.get(n)??new Map;$.set(n,o);let s=`${r.id} ${i}`,c=o.get(s);if(c)return c;let{rootId:l,slug:u}=e.organisation,{sealAttachment:d}=await a(()=>import(`./sealing-CBH8oPOZ.js`),`./sealing-CBH8oPOZ.js`,`sha256-LvTTLfXpGGBMq2XTHfDheaI2OY9LQQanP03ont2pLFM=`),f=new Uint8Array(await r.blob.arrayBuffer()),{reportId:p}=n,{sealed:m,key:h}=await d(f,{organisationId:l,id:p,index:i}),g=t.newId(),_={request:{id:g,organisation:u,reportId:p,index:i,sealed:m},listed:{id:g,type:r.type,size:f.length,key:h},isThere:!1};return o.set(s,_),_}async function de({opening:e},t){let r=s(t,{"idempotency-key":t.id}),i=await n(e.origin,`attachments`,r,ce);return i.state===`answered`?null:i.state===`refused`?fe(i.problem):`attachments.failed`}function fe({status:e,slug:t}){return e===429?`attachments.busy`:t!==null&&e<500||e===413?`attachments.refused`:`attachments.failed`}var pe=e`
.attachments {
margin-block-start: 2em;
padding-block-start: 1.25em;
border-block-start: 1px solid var(--faint);
}
.attachments h3 {
margin-block-start: 0;
}
.pick {
position: relative;
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 0.75em;
margin-block: 1em;
}
.pick label {
display: inline-block;
border-color: var(--accent);
color: var(--accent);
font-weight: 600;
background: var(--paper);
}
.pick label:hover {
background: var(--wash);
}
.pick input:focus-visible + label {
outline: 3px solid var(--ring);
outline-offset: 2px;
}
.attached {
list-style: none;
margin: 0;
padding: 0;
}
.attached li {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 0.25em 1em;
padding-block: 0.5em;
border-block-start: 1px solid var(--faint);
}
.attached canvas {
max-inline-size: 6em;
max-block-size: 6em;
border: 1px solid var(--line);
}
.attached .name {
flex: 1;
min-inline-size: 6em;
}
`,me=t(pe),he={nb:l,nn:u,en:c};export{le as attach,W as handOver,me as look,Z as offer,he as words};