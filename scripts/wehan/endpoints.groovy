// The 35 requests that the team tried by hand on 2026-02-28, with what they wrote down of each, beside what the
// vendor's answer had told them to call. Run, it prints the table as it is, with proof; the claims that do not hold
// are marked, whoever made them.
//
//   ./cozesh --sandbox --yes scripts/wehan/endpoints.groovy
//   ./cozesh probe scripts/wehan/endpoints.groovy --html endpoints.html

def team = "the team's report"
def vendor = "official answer"

probe("the endpoints of WeHan") {
    def ws = workspaces.list().first().id
    values workspace_id: ws

    // "works"
    claim "POST /v1/bot/{create,update}", by: team
    GET "/v1/bots", [workspace_id: ws]
    claim "GET /v1/bots", by: team

    // "200, wrong format"; "500"; "200, authentication failed"
    POST "/v1/bot/publish"
    GET "/v1/workflows"
    POST "/api/v1/{bot,workflow}/create"

    // "404"
    claim "POST /v1/bot", by: team, absent: true
    claim "POST /v1/bots/create", by: team, absent: true
    claim "POST /{v2,v3,open_api/v1}/bot/create", by: team, absent: true
    claim "POST /v1/bot/{bot_id}/knowledge_base/bind", by: team, absent: true
    claim "PATCH /v1/bot/{id}", by: team, absent: true
    claim "GET /v1/{bot/list,bot/get,bot/{id},bots/{id},api/bot/list}", by: team, absent: true
    claim "POST /v1/workflow{,s,/create,/import}", by: team, absent: true
    claim "POST /v2/{workflow,knowledge}/create", by: team, absent: true
    claim "PATCH /v1/workflow/{workflow_id}", by: team, absent: true
    claim "GET /v1/{workflow/list,knowledges,knowledge_bases}", by: team, absent: true
    claim "POST /v1/{knowledge,knowledge_base}{,/create}", by: team, absent: true
    claim "POST /v1/{knowledges/create,knowledge_base/{knowledge_base_id}/document}", by: team, absent: true

    // What the answer named.
    claim "POST /v1/{bot,workflow,knowledge_base}", by: vendor
    claim "PATCH /v1/{bot/{id},workflow/{workflow_id}}", by: vendor
    claim "POST /v1/knowledge_base/{knowledge_base_id}/document", by: vendor
    claim "POST /v1/bot/{bot_id}/{knowledge_base,workflow}/bind", by: vendor
    claim "GET /v1/space/list", by: vendor
}
