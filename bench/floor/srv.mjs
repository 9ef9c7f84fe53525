// node srv.mjs DATABASE_ADDRESS PORT
// The floor of reading: a named statement, rows joined and sent. Not to be slowed.
import Fastify from 'fastify';import pg from 'pg';
const [connectionString,port]=process.argv.slice(2);
const pool=new pg.Pool({connectionString,max:6});
const f=Fastify({logger:false});
f.get('/hello',async()=>({hello:'world'}));
const Q=`select body from r where pid=$1 and rt='Observation' and cat='laboratory' order by eff desc limit 50`;
const QT=`select body::text as b from r where pid=$1 and rt='Observation' and cat='laboratory' order by eff desc limit 50`;
f.get('/q50/:p',async q=>{const r=await pool.query({name:'q',text:Q,values:[q.params.p]});return{resourceType:'Bundle',type:'searchset',entry:r.rows.map(x=>({resource:x.body}))};});
f.get('/q50t/:p',async(q,rep)=>{const r=await pool.query({name:'qt',text:QT,values:[q.params.p]});rep.type('application/fhir+json');let s='{"resourceType":"Bundle","type":"searchset","entry":[';for(let i=0;i<r.rows.length;i++)s+=(i?',':'')+'{"resource":'+r.rows[i].b+'}';return s+']}';});
f.get('/q1/:id',async(q,rep)=>{const r=await pool.query({name:'q1',text:'select body::text as b from r where id=$1',values:[q.params.id]});rep.type('application/fhir+json');return r.rows[0].b;});
f.get('/all/:p',async(q,rep)=>{const r=await pool.query({name:'qa',text:'select body::text as b from r where pid=$1',values:[q.params.p]});rep.type('application/fhir+json');const a=new Array(r.rows.length);for(let i=0;i<a.length;i++)a[i]='{"resource":'+r.rows[i].b+'}';return '{"resourceType":"Bundle","type":"searchset","entry":['+a.join(',')+']}';});
f.get('/list/:p',async(q,rep)=>{const r=await pool.query({name:'ql',text:`select id,code,eff,body->'valueQuantity'->>'value' v from r where pid=$1 and rt='Observation' and cat='laboratory' order by eff desc limit 50`,values:[q.params.p]});let h='<!doctype html><title>Labs</title><ul>';for(const x of r.rows)h+=`<li><a href="/r/${x.id}">${x.code}</a> ${x.v} <time>${x.eff.toISOString()}</time>`;rep.type('text/html');return h+'</ul>';});
await f.listen({port:+port,host:'127.0.0.1'});console.log('up');
