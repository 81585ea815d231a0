/** One request, one answer: timeouts, retry, redaction; knows no Coze, asks an Authorizer. */
package dev.cozesh.http;
