-- 公示期满: a publication now ends by an instant that falls due, also on a case that is over. What was published before
-- learns its last day, and a case that nobody watched any more is taken up again, until that day has passed.
UPDATE app.case_record r
SET finished_at = NULL,
  state = jsonb_set(r.state, '{publication,until}', to_jsonb(p.published_until::text)),
  next_due_at = least(r.next_due_at, (p.published_until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
FROM app.determination_publication p
WHERE p.case_id = r.id AND p.withdrawn_on IS NULL AND r.state -> 'publication' ->> 'state' = 'published';
