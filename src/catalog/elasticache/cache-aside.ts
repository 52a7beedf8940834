/** Cache-aside is code of the application, so it goes into the README and never into the infrastructure. */
export const CACHE_ASIDE = `## Cache-aside

The cache is filled by the application: read it first, on a miss read the database and keep the answer for a limited time. The
time is spread a little, so that keys written together do not expire together.

\`\`\`python
def get_user(user_id):
    key = f"user:{user_id}"
    cached = cache.get(key)
    if cached is not None:
        return json.loads(cached)
    user = database.find_user(user_id)
    cache.set(key, json.dumps(user), ex=300 + random.randint(0, 60))
    return user


def save_user(user):
    database.save_user(user)
    cache.delete(f"user:{user['id']}")  # the next read fills it again
\`\`\`

A cache that does not answer is a miss, never an error: catch its exceptions and read the database.`;
