/** Client of the public HTTP API. */
@NullMarked
package com.xenocrm.client;

import org.jspecify.annotations.NullMarked;
