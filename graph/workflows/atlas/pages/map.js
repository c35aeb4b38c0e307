const D=/*data*/null,S='http://www.w3.org/2000/svg';
const pic=document.querySelector('#map svg.pic'),panel=document.querySelector('#chosen'),ends=pic.querySelector('g.links');
const order=new Map(D.ids.map((id,n)=>[id,n])),units=[];let chosen=-1;
pic.querySelectorAll('[data-unit]').forEach(e=>{
  const host=e.closest('a')||e,id=e.dataset.unit,n=order.get(id);units[n]={e,host,told:e.querySelector('title').textContent};
  if(host===e){host.setAttribute('tabindex','0');host.setAttribute('role','button')}
  host.setAttribute('aria-label',units[n].told);
  host.addEventListener('click',v=>{
    if(v.ctrlKey||v.metaKey||v.shiftKey||n===chosen&&host!==e)return;
    v.preventDefault();location.hash=id});
  if(host===e)host.addEventListener('keydown',v=>{if(v.key==='Enter'||v.key===' '){v.preventDefault();location.hash=id}});
});
document.querySelector('#hint').hidden=false;
document.addEventListener('keydown',v=>{if(v.key==='Escape'&&chosen>=0)clear()});
addEventListener('hashchange',show);show();
function clear(){const at=units[chosen];history.replaceState(null,'',location.pathname+location.search);show();at.host.focus()}
function make(tag,text,cls){const e=document.createElement(tag);if(text!=null)e.textContent=text;if(cls)e.className=cls;return e}
function show(){
  const n=order.get(location.hash.slice(1));chosen=units[n]?n:-1;
  ends.replaceChildren();panel.replaceChildren();panel.hidden=chosen<0;pic.classList.toggle('chosen',chosen>=0);
  pic.querySelectorAll('.on').forEach(e=>e.classList.remove('on'));
  if(chosen<0)return;
  const mine=D.links.filter(l=>l[0]===chosen||l[1]===chosen),most=Math.max(0,...mine.map(l=>l[2]));
  mark(chosen);
  mine.slice().reverse().forEach(l=>{draw(l,most);mark(l[0]);mark(l[1])});
  const room=pic.parentElement,scale=pic.getBoundingClientRect().width/pic.viewBox.baseVal.width;
  room.scrollLeft=D.at[chosen][0]*scale-room.clientWidth/2;
  tell(mine)}
function mark(n){units[n].e.classList.add('on');pic.querySelectorAll(`[data-of="${D.ids[n]}"]`).forEach(e=>e.classList.add('on'))}
function draw(l,most){
  const [x1,y1]=D.at[l[0]],[x2,y2]=D.at[l[1]],p=document.createElementNS(S,'path'),t=document.createElementNS(S,'title');
  p.setAttribute('d',`M${x1} ${y1}Q${(x1+x2)/2+(y1-y2)/8} ${(y1+y2)/2+(x2-x1)/8} ${x2} ${y2}`);
  p.setAttribute('class',`ln share-${1+Math.round(4*l[4]/l[3])}`);
  p.setAttribute('stroke-width',1+7*Math.sqrt(most?l[2]/most:0));
  t.textContent=`${D.names[l[0]]} – ${D.names[l[1]]}: ${l[4]} / ${l[3]}`;p.append(t);ends.append(p)}
function tell(mine){
  const u=units[chosen],shut=make('button','×'),table=make('table'),row=make('tr');
  shut.setAttribute('aria-label',D.words.close);shut.addEventListener('click',clear);
  panel.append(shut,make('h2',u.told));
  if(mine.length){
    D.words.heads.forEach((w,n)=>{const h=make('th',w,n?'n':null);h.scope='col';row.append(h)});
    table.append(make('thead'),make('tbody'));table.tHead.append(row);
    mine.slice(0,6).forEach(l=>table.tBodies[0].append(line(l)));panel.append(table);
    if(mine.length>6)panel.append(make('p',D.words.more.replace('{count}',mine.length-6),'quiet'));
  }else panel.append(make('p',D.words.none,'quiet'));
  const share=Math.round(100*(D.untold[chosen]||0));
  if(share)panel.append(make('p',D.words.untold.replace('{share}',share),'quiet'));
  if(u.host!==u.e){const a=make('a',D.words.page);a.href=u.host.getAttribute('href');panel.append(a)}}
function line(l){
  const r=make('tr'),other=l[0]===chosen?l[1]:l[0],c=make('td'),b=make('button',D.names[other],'go');
  const points=l[2].toLocaleString(document.documentElement.lang,{minimumFractionDigits:1,maximumFractionDigits:1});
  b.addEventListener('click',()=>{location.hash=D.ids[other]});c.append(b);
  r.append(c,make('td',points,'n'),make('td',`${l[4]} / ${l[3]}`,'n'));return r}
