// The official JavaScript client against the double (or a real server): npm i @qdrant/js-client-rest, then node smoke.mjs [URL] [KEY].
import assert from 'node:assert/strict';
import { QdrantClient } from '@qdrant/js-client-rest';

const [url = 'http://127.0.0.1:6333', apiKey] = process.argv.slice(2);
const client = new QdrantClient({ url, apiKey });
const name = `smoke-${Date.now()}`;
const alias = `${name}-alias`;

await client.createCollection(name, {
  vectors: {
    dense: { size: 4, distance: 'Cosine' },
    tokens: { size: 2, distance: 'Dot', multivector_config: { comparator: 'max_sim' }, hnsw_config: { m: 0 } },
  },
  sparse_vectors: { bm25: { modifier: 'idf' } },
});
try {
  assert.equal((await client.collectionExists(name)).exists, true);
  await client.createPayloadIndex(name, { wait: true, field_name: 'asker', field_schema: 'keyword' });
  await client.createPayloadIndex(name, { wait: true, field_name: 'turn', field_schema: 'integer' });
  await client.upsert(name, {
    wait: true,
    points: [
      { id: 1, vector: { dense: [1, 0, 0, 0], tokens: [[0.9, 0.1], [0.1, 0.9]], bm25: { indices: [10, 20], values: [1.5, 1] } }, payload: { asker: '路透社', turn: 1 } },
      { id: 2, vector: { dense: [0, 1, 0, 0], tokens: [[0.5, 0.5]], bm25: { indices: [10], values: [1.2] } }, payload: { asker: '新华社', turn: 2 } },
      { id: 3, vector: { dense: [0.9, 0.1, 0, 0] }, payload: { asker: '路透社', turn: 3 } },
    ],
  });
  assert.equal((await client.count(name, { exact: true })).count, 3);

  const near = await client.query(name, { query: [1, 0.1, 0, 0], using: 'dense', limit: 2, with_payload: true });
  assert.deepEqual(near.points.map((point) => point.id).sort(), [1, 3]);
  const filtered = await client.query(name, {
    query: [1, 0, 0, 0], using: 'dense', filter: { must: [{ key: 'asker', match: { any: ['新华社'] } }] },
  });
  assert.deepEqual(filtered.points.map((point) => point.id), [2]);
  const fused = await client.query(name, {
    prefetch: [
      { query: [1, 0.1, 0, 0], using: 'dense', limit: 10 },
      { prefetch: [{ query: [1, 0.1, 0, 0], using: 'dense', limit: 3 }], query: [[1, 0.5]], using: 'tokens', limit: 10 },
      { query: { indices: [10], values: [1] }, using: 'bm25', limit: 10 },
    ],
    query: { formula: { sum: ['$score[0]', { mult: [2, '$score[1]'] }, '$score[2]'] }, defaults: { '$score[0]': 0, '$score[1]': 0, '$score[2]': 0 } },
  });
  assert.equal(fused.points[0].id, 1);
  const batch = await client.queryBatch(name, { searches: [{ query: [1, 0, 0, 0], using: 'dense', limit: 1 }, { filter: { must: [{ has_id: [2] }] }, limit: 1 }] });
  assert.deepEqual(batch.map((list) => list.points[0].id), [1, 2]);

  const page = await client.scroll(name, { limit: 2 });
  assert.deepEqual([page.points.map((point) => point.id), page.next_page_offset], [[1, 2], 3]);
  assert.deepEqual((await client.retrieve(name, { ids: [3, 77] })).map((point) => point.id), [3]);
  await client.setPayload(name, { wait: true, payload: { until: 5 }, points: [2] });
  assert.equal((await client.retrieve(name, { ids: [2], with_payload: true }))[0].payload.until, 5);
  await client.updateVectors(name, { wait: true, points: [{ id: 3, vector: { bm25: { indices: [30], values: [1] } } }] });
  assert.deepEqual((await client.query(name, { query: { indices: [30], values: [1] }, using: 'bm25' })).points.map((point) => point.id), [3]);

  await client.updateCollectionAliases({ actions: [{ create_alias: { collection_name: name, alias_name: alias } }] });
  assert.equal((await client.count(alias, { exact: true })).count, 3);
  await client.delete(name, { wait: true, filter: { must: [{ key: 'turn', range: { gte: 3 } }] } });
  assert.equal((await client.count(alias, { exact: true })).count, 2);
  await assert.rejects(() => client.query(name, { query: [1, 0], using: 'dense' }), (error) => error.status === 400);
  await assert.rejects(() => client.getCollection('none'), (error) => error.status === 404);
} finally {
  await client.deleteCollection(name);
}
assert.equal((await client.collectionExists(alias)).exists, false);
console.log(`passed against ${url}`);
