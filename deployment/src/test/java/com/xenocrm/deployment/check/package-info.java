/** What is wrong with an overlay: in itself, and held against the code. */
@NullMarked
package com.xenocrm.deployment.check;

import org.jspecify.annotations.NullMarked;
