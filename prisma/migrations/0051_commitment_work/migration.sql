-- Who proposed that a promise was not honoured: another decides, and it waits among their work, not among the proposer's.
ALTER TABLE app.commitment_node ADD COLUMN proposed_by text;
-- Of what is proposed already, as the state of its case has it.
UPDATE app.commitment_node n SET proposed_by = node.content -> 'proposal' ->> 'proposedBy'
FROM app.case_record r, jsonb_array_elements(r.state -> 'nodes') AS node(content)
WHERE n.is_proposed AND r.id = n.commitment_id AND node.content ->> 'nodeId' = n.node_id;
