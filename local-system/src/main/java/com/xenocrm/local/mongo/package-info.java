/** A stand-in for MongoDB with the indexes that the services rely on. */
@NullMarked
package com.xenocrm.local.mongo;

import org.jspecify.annotations.NullMarked;
