// node ing.mjs KIND(copy|bundle) VARIANT(plain|rich) CONC PATIENTS DATABASE_ADDRESS DATA_FOLDER
// The floor of taking in: parse, extract, one INSERT ... SELECT FROM unnest, commit. Not to be slowed.
import fs from 'fs';import readline from 'readline';import pg from 'pg';import crypto from 'crypto';
const [kind,variant,conc,np,connectionString,data]=[process.argv[2],process.argv[3]||'plain',+(process.argv[4]||1),+(process.argv[5]||100),process.argv[6],process.argv[7]];
const copyFrom=kind==='copy'?(await import('pg-copy-streams')).from:null;
const pool=new pg.Pool({connectionString,max:conc+1});
await pool.query(`drop table if exists w; create table w(id uuid primary key, pid uuid not null, rt text not null, code text, cat text, eff timestamptz, tok text[], fts tsvector, body text not null); create index on w(pid,rt,cat,eff desc); create index on w(pid,code,eff);`+(variant==='rich'?'create index on w using gin(tok); create index on w using gin(fts);':''));
const bundles=[];let cur=null;for await(const l of readline.createInterface({input:fs.createReadStream(data+'/all.ndjson')})){if(l.startsWith('{"resourceType":"Patient"')){if(bundles.length>=np)break;bundles.push(cur=[]);}cur.push(l);}
const bodies=bundles.map(b=>Buffer.from('{"resourceType":"Bundle","type":"transaction","entry":['+b.map(l=>'{"resource":'+l+'}').join(',')+']}'));
const ext=(r,pid)=>{const tok=[];if(variant==='rich'){for(const i of r.identifier||[])tok.push(i.system+'|'+i.value);for(const c of r.code?.coding||[])tok.push(c.system+'|'+c.code);if(r.status)tok.push('status|'+r.status);for(const c of r.category||[])for(const d of c.coding||[])tok.push(d.system+'|'+d.code);}
 return[r.id,pid,r.resourceType,r.code?.coding?.[0]?.code??null,r.category?.[0]?.coding?.[0]?.code??null,r.effectiveDateTime??r.date??r.authoredOn??r.period?.start??r.onsetDateTime??null,tok,variant==='rich'?(r.code?.text??r.medicationCodeableConcept?.text??r.type?.text??''):'',];};
let n=0;const lat=[];const t0=performance.now();
if(kind==='copy'){const c=await pool.connect();const st=c.query(copyFrom('copy w(id,pid,rt,code,cat,eff,tok,fts,body) from stdin'));const esc=s=>s.replace(/\\/g,'\\\\').replace(/\t/g,'\\t').replace(/\n/g,'\\n');
 for(const b of bundles){let s='';const pid=JSON.parse(b[0]).id;for(const l of b){const r=JSON.parse(l);const e=ext(r,pid);s+=[e[0],e[1],e[2],e[3]??'\\N',e[4]??'\\N',e[5]??'\\N','{'+e[6].map(x=>'"'+x+'"').join(',')+'}',(e[7]?"'"+e[7].split(/[^\w]+/).filter(Boolean).join("' '")+"'":''),esc(l)].join('\t')+'\n';n++;}if(!st.write(s))await new Promise(k=>st.once('drain',k));}
 await new Promise((k,j)=>{st.on('finish',k);st.on('error',j);st.end();});c.release();
}else{let k=0;const SQL=`insert into w(id,pid,rt,code,cat,eff,tok,fts,body) select a,b,c,d,e,f,case when g='' then '{}'::text[] else string_to_array(g,chr(1)) end,to_tsvector('simple',h),i from unnest($1::uuid[],$2::uuid[],$3::text[],$4::text[],$5::text[],$6::timestamptz[],$7::text[],$8::text[],$9::text[]) as t(a,b,c,d,e,f,g,h,i)`;
 await Promise.all(Array.from({length:conc},async()=>{for(;;){const x=k++;if(x>=bodies.length)return;const s=performance.now();const B=JSON.parse(bodies[x].toString());const pid=B.entry[0].resource.id;const A=[[],[],[],[],[],[],[],[],[]];for(const en of B.entry){const r=en.resource;const e=ext(r,pid);for(let j=0;j<6;j++)A[j].push(e[j]);A[6].push(e[6].join('\x01'));A[7].push(e[7]);A[8].push(JSON.stringify(r));}
 const c=await pool.connect();await c.query('begin');await c.query({name:'ins',text:SQL,values:A});await c.query('commit');c.release();n+=B.entry.length;lat.push(performance.now()-s);}}));}
const sec=(performance.now()-t0)/1e3;lat.sort((a,b)=>a-b);console.log(JSON.stringify({kind,variant,conc,n,sec:+sec.toFixed(2),rowsps:Math.round(n/sec),p50ms:lat.length?+lat[lat.length>>1].toFixed(1):null}));
const z=await pool.query("select pg_total_relation_size('w') s");console.log('bytes/res',Math.round(z.rows[0].s/n));await pool.end();
