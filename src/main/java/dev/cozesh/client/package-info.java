/** CozeClient: hands out the services, one room a resource. */
package dev.cozesh.client;
