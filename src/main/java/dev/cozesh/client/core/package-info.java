/** ApiCaller: Coze's envelope to a value or an error; paging. */
package dev.cozesh.client.core;
