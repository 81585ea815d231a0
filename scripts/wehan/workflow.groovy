// A workflow by name. No public endpoint creates one, so cozesh checks the file, and either finds the
// workflow of that name in the workspace or stops with exit code 9 until a person has imported it.
//
//   ./cozesh --sandbox scripts/wehan/workflow.groovy

workspace "WeHan"

def interview = workflow("面试模拟") {
    from file("interview_workflow.json")
}

def coach = bot("WeHan 面试官") {
    prompt "你是面试官。用户说出岗位后，调用工作流出题，一次一道。"
    uses interview
}

output "COZE_INTERVIEW_ID", interview.id
output "COZE_COACH_ID", coach.id
