// The WeHan team's bot, whole: persona, greeting, knowledge base, documents, table of jobs.
//
//   ./cozesh --sandbox scripts/wehan/deploy.groovy
//   COZE_API_TOKEN=… COZE_API_BASE=https://api.coze.cn ./cozesh scripts/wehan/deploy.groovy --outputs .env
//
// Run it again and nothing changes: every object has one declaration, and its id is kept.

workspace "WeHan"

def policies = knowledge("WeHan 求职知识库") {
    description "就业政策与岗位说明"
    document file("knowledge_docs/policies.md")        // Coze takes no Markdown: sent as txt
    document text("岗位.txt", jobsAsText())             // Coze takes no CSV either: rows become text
    chunks size: 800, separator: "\n\n"
}

// The same rows as a table, which bots and workflows can query.
database("jobs") {
    description "武汉的校招岗位"
    rows file("knowledge_docs/jobs.csv")                // salaryMin becomes salary_min; the plan says so
}

def wehan = bot("WeHan 求职助手") {
    description "武汉高校毕业生一站式求职助手"
    prompt file("prompt.md")
    onboarding {
        prologue "你好！我是 WeHan 求职助手。我可以陪你模拟面试、查岗位、查政策。"
        suggest "模拟面试", "查岗位", "查政策"
    }
    knows policies
    publish to: ["api"]
}

output "COZE_BOT_ID", wehan.id
output "COZE_KNOWLEDGE_ID", policies.id

String jobsAsText() {
    csv(file("knowledge_docs/jobs.csv")).collect { job ->
        """|${job.title}（${job.company}，${job.location}）
           |薪资：${job.salaryMin}-${job.salaryMax}
           |要求：${job.requirements}""".stripMargin()
    }.join("\n\n")
}
