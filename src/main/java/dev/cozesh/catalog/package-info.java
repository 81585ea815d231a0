/** Coze's endpoints, models, codes, limits and effects as data, loaded when asked. */
package dev.cozesh.catalog;
