/** Tests of permitted connections, within the cluster and from outside. */
@NullMarked
package com.xenocrm.deployment.network;

import org.jspecify.annotations.NullMarked;
