// A workflow over the rows of a table.
//
//     use "batch"
//     def results = batch("7390000000000065540", csv(file("jobs.csv")))
//     results.findAll { it.error }.each { println "${it.row}: ${it.error}" }

import dev.cozesh.error.CozeServiceException

/**
 * Runs a published workflow once for each row, with the row's columns as its parameters. A row that
 * Coze refuses, or whose run waits for an answer, does not stop the others; a limit, a quota or a
 * missing permission does.
 *
 * @return a list of [row:, output:, error:]; output is null where error is not
 */
List<Map> batch(String workflowId, List<Map> rows) {
  rows.collect { row ->
    try {
      def run = workflow.run(workflowId, row)
      [row: row, output: run.output, error: run.waiting ? "waits for an answer: ${run.question}".toString() : null]
    } catch (CozeServiceException refused) {
      if (refused.refusal().stopsEverything()) {
        throw refused
      }
      [row: row, output: null, error: refused.what()]
    }
  }
}
