-- The application may see which migrations are in, to say that it is not ready before they are.
GRANT USAGE ON SCHEMA public TO pacta_app;
GRANT SELECT ON public._prisma_migrations TO pacta_app;
