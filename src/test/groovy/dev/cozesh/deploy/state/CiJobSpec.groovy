package dev.cozesh.deploy.state

import spock.lang.Specification
import spock.lang.Unroll

class CiJobSpec extends Specification {
  @Unroll
  def "a build is told by its address: #address"() {
    expect:
    CiJob.address(environment).orElse(null) == address

    where:
    environment                                                                                                  || address
    [:]                                                                                                          || null
    [CI: 'true', USER: 'root']                                                                                   || null
    [CI_JOB_URL: 'https://gitlab.example/a/-/jobs/7', CI_PIPELINE_URL: 'https://gitlab.example/p/1']             || 'https://gitlab.example/a/-/jobs/7'
    [BUILD_URL: 'https://jenkins.example/job/a/7/']                                                              || 'https://jenkins.example/job/a/7/'
    [GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'team/wehan', GITHUB_RUN_ID: '7']           || 'https://github.example/team/wehan/actions/runs/7'
    [GITHUB_SERVER_URL: 'https://github.example', GITHUB_RUN_ID: '7']                                            || null
    [SYSTEM_COLLECTIONURI: 'https://dev.azure.example/o/', SYSTEM_TEAMPROJECT: 'wehan', BUILD_BUILDID: '7']      || 'https://dev.azure.example/o/wehan/_build/results?buildId=7'
    [CIRCLE_BUILD_URL: 'https://circleci.example/7']                                                             || 'https://circleci.example/7'
  }
}
