-- What was told, or given up, is kept for a while, so that a receiver can ask for it again, and then discarded.
CREATE INDEX webhook_delivery_settled_idx ON app.webhook_delivery (due_at) WHERE state <> 'pending';
GRANT DELETE ON app.webhook_delivery TO pacta_app;
