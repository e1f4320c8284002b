/** The envelope, refusals and errors of every HTTP answer. */
@NullMarked
package com.xenocrm.kit.web;

import org.jspecify.annotations.NullMarked;
