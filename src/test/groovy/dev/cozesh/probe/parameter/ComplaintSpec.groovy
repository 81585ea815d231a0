package dev.cozesh.probe.parameter

import spock.lang.Specification
import spock.lang.Unroll

class ComplaintSpec extends Specification {
  @Unroll("#message")
  def "the names of parameters are read out of a message"() {
    expect:
    Complaint.names(message) as List == names
    Complaint.isOne(message)

    where:
    message                                                                    || names
    'Missing required parameter: page_num'                                     || ['page_num']
    'Missing required parameters: workspace_id, page_num'                      || ['workspace_id', 'page_num']
    'missing required parameter page_num and workspace_id'                     || ['page_num', 'workspace_id']
    "field 'space_id' is required"                                             || ['space_id']
    "'workspace_id' field is a 'required' parameter"                           || ['workspace_id']
    'Request parameter error: page_num is required'                            || ['page_num']
    'Request parameter error: one of bot_id and app_id is required'            || ['bot_id', 'app_id']
    'Invalid parameter page_size'                                              || ['page_size']
    'The parameter bot_id is invalid, please check it'                         || ['bot_id']
    'page_size must be a whole number from 1 to 30'                            || ['page_size']
    'folder_type must be one of development, library'                          || ['folder_type']
    'binding: expr_path=page_num, cause=missing required parameter'            || ['page_num']
    "Key: 'ListRequest.PageNum' Error: Field validation failed"                || ['page_num']
    '$.body.space_id must not be empty'                                        || ['space_id']
    'filter.conditions is required'                                            || ['filter']
    '缺少参数 space_id'                                                            || ['space_id']
    '缺少必要参数：workspace_id、page_num'                                             || ['workspace_id', 'page_num']
    '参数 bot_id 不能为空'                                                           || ['bot_id']
    'page_num不能为空'                                                             || ['page_num']
  }

  @Unroll("'#message'")
  def "a message that names no parameter gives none"() {
    expect:
    Complaint.names(message).isEmpty()
    Complaint.isOne(message) == complains

    where:
    message                                                                         || complains
    'Invalid request parameters'                                                    || true
    'The request is invalid'                                                        || false
    'bad request'                                                                   || true
    '参数错误'                                                                          || true
    'The requested API endpoint {METHOD} {PATH} does not exist.'                    || false
    'The requested resource {SEGMENT} could not be found or is not published.'      || false
    'The token you entered is incorrect.'                                           || false
    'internal server error'                                                         || false
    ''                                                                              || false
  }

  def "two messages that miss different parameters are of one sort"() {
    expect:
    Complaint.nameless('Missing required parameter: page_num') == Complaint.nameless('Missing required parameter: space_id')
    Complaint.nameless('page is required') == Complaint.nameless('size is required')
    Complaint.nameless('page is required') != Complaint.nameless('page is too large')
  }

  @Unroll("#message")
  def "a value that would do is read out of a message"() {
    expect:
    Complaint.offered(message).orElse('') == value

    where:
    message                                          || value
    'folder_type must be one of development, library' || 'development'
    'page_size must be a whole number from 1 to 30'   || '1'
    'page_num must be at least 1'                     || '1'
    'Missing required parameter: page_num'            || ''
  }
}
