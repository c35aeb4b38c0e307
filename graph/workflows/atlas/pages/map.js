const D=/*data*/null,S='http://www.w3.org/2000/svg';
const pic=document.querySelector('#map svg.pic'),panel=document.querySelector('#chosen');
const ends=pic.querySelector('g.links');
const units=new Map();let chosen=null;
pic.querySelectorAll('[data-unit]').forEach(e=>{
  const host=e.closest('a')||e,id=e.dataset.unit;units.set(id,{e,host});
  if(host===e){host.setAttribute('tabindex','0');host.setAttribute('role','button')}
  host.setAttribute('aria-label',e.querySelector('title').textContent);
  host.addEventListener('click',v=>{
    if(v.ctrlKey||v.metaKey||v.shiftKey||id===chosen&&host!==e)return;
    v.preventDefault();location.hash=id===chosen?'':id});
  host.addEventListener('keydown',v=>{if(host===e&&(v.key==='Enter'||v.key===' ')){v.preventDefault();location.hash=id}});
});
document.querySelector('#hint').hidden=false;
document.addEventListener('keydown',v=>{if(v.key==='Escape'&&chosen)clear()});
addEventListener('hashchange',show);show();
function clear(){const at=units.get(chosen);history.replaceState(null,'',location.pathname+location.search);show();at.host.focus()}
function make(tag,text,cls){const e=document.createElement(tag);if(text!=null)e.textContent=text;if(cls)e.className=cls;return e}
function show(){
  const id=location.hash.slice(1);chosen=units.has(id)?id:null;
  ends.replaceChildren();panel.replaceChildren();panel.hidden=!chosen;pic.classList.toggle('chosen',!!chosen);
  pic.querySelectorAll('.on').forEach(e=>e.classList.remove('on'));
  if(!chosen)return;
  const mine=D.links.filter(l=>l[0]===id||l[1]===id),most=Math.max(0,...mine.map(l=>l[2]));
  mark(id);
  mine.slice().reverse().forEach(l=>{draw(l,most);mark(l[0]);mark(l[1])});
  tell(id,mine)}
function mark(id){units.get(id).e.classList.add('on');pic.querySelectorAll(`[data-of="${id}"]`).forEach(e=>e.classList.add('on'))}
function draw(l,most){
  const [x1,y1]=D.at[l[0]],[x2,y2]=D.at[l[1]],p=document.createElementNS(S,'path'),t=document.createElementNS(S,'title');
  p.setAttribute('d',`M${x1} ${y1}Q${(x1+x2)/2+(y1-y2)/8} ${(y1+y2)/2+(x2-x1)/8} ${x2} ${y2}`);
  p.setAttribute('class',`ln share-${1+Math.round(4*l[4]/l[3])}`);
  p.setAttribute('stroke-width',1+7*Math.sqrt(most?l[2]/most:0));
  t.textContent=`${D.names[l[0]]} – ${D.names[l[1]]}: ${l[4]} / ${l[3]}`;p.append(t);ends.append(p)}
function tell(id,mine){
  const u=units.get(id),head=make('h2',u.e.querySelector('title').textContent),table=make('table'),row=make('tr');
  const shut=make('button','×');shut.setAttribute('aria-label',D.words.clear);shut.addEventListener('click',clear);
  panel.append(shut,head);
  if(mine.length){
    D.words.heads.forEach((w,n)=>{const h=make('th',w,n?'n':null);h.scope='col';row.append(h)});
    table.append(make('thead'),make('tbody'));table.tHead.append(row);
    mine.slice(0,8).forEach(l=>table.tBodies[0].append(line(id,l)));panel.append(table);
    if(mine.length>8)panel.append(make('p',D.words.more.replace('{count}',mine.length-8),'quiet'));
  }else panel.append(make('p',D.words.none,'quiet'));
  if(D.untold[id]!=null)panel.append(make('p',D.words.untold.replace('{share}',Math.round(100*D.untold[id])),'quiet'));
  if(u.host!==u.e){const a=make('a',D.words.page);a.href=u.host.getAttribute('href');panel.append(a)}}
function line(id,l){
  const r=make('tr'),other=l[0]===id?l[1]:l[0],c=make('td'),b=make('button',D.names[other],'go');
  b.addEventListener('click',()=>{location.hash=other});c.append(b);
  r.append(c,make('td',l[2].toLocaleString(document.documentElement.lang,{minimumFractionDigits:1,maximumFractionDigits:1}),'n'),make('td',l[3],'n'),make('td',l[4],'n'));return r}
