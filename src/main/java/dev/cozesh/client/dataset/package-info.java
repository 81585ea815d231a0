/** Knowledge bases and their documents. */
package dev.cozesh.client.dataset;
